import type { ReactNode } from 'react'
import { loadVoice } from './fonts.ts'
import { cx } from './cx.ts'
import css from './voice.module.css'

type VoiceProps = {
  children: ReactNode
  as?: 'h1' | 'h2' | 'h3' | 'p' | undefined
  /** cover 48 · title 26 · say 20: a sentence that answers, an empty place. */
  size?: 'cover' | 'title' | 'say' | undefined
}

/** The voice of the house: page titles and sentences that answer. Never labels, buttons, chips or messages. */
export function Voice({ children, as: As = 'h1', size = 'title' }: VoiceProps) {
  loadVoice()
  return <As className={cx(css.voice, css[size])}>{children}</As>
}
