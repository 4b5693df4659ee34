import type { ReactNode, SubmitEvent } from 'react'
import { Eye, StickyNote } from 'lucide'
import { cx, Icon } from '#web/ui'
import { Awning } from './awning.tsx'
import { ChannelMark } from './channel-mark.tsx'
import { Visibility } from './visibility.tsx'
import css from './composer.module.css'

type ComposerProps = {
  /** Names the form: "Responder a Marta". */
  label: string
  /** private: the table · public: the square · note: only us */
  kind: 'private' | 'public' | 'note'
  /** Where it goes and who reads it: a `ComposerBar`. */
  bar: ReactNode
  /** What is written: a `textarea` with `dir="auto"` and a name of its own; it grows by itself. */
  children: ReactNode
  /** `Callout`s and suggestions, between the text and the tools. */
  questions?: ReactNode
  /** `IconButton`s and ghost `Button`s of size s. */
  tools?: ReactNode
  /** How much is left; quiet until 90 %. */
  counter?: ReactNode
  /** The `Button` that sends, or a `SplitButton`. */
  send: ReactNode
  onSubmit?: (() => void) | undefined
}

/** Where a reply is written. Its frame alone says who will read it. */
export function Composer({ label, kind, bar, children, questions, tools, counter, send, onSubmit }: ComposerProps) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <form className={cx(css.composer, css[kind])} aria-label={label} onSubmit={submit}>
      <div className={css.bar}>{bar}</div>
      {kind === 'public' && <Awning />}
      {children && <div className={css.text}>{children}</div>}
      {questions && <div className={css.questions}>{questions}</div>}
      <div className={css.foot}>
        <div className={css.tools}>{tools}</div>
        {counter && <div className={css.counter}>{counter}</div>}
        {send}
      </div>
    </form>
  )
}

type ComposerBarProps = {
  kind: ComposerProps['kind']
  channel?: string | undefined
  /** A word in bold: the channel, "Público", "Nota". */
  title: ReactNode
  /** To whom, or who can see it. */
  children?: ReactNode
  /** "Privado"; only in private, the others say it themselves. */
  visibilityText?: string | undefined
  /** Right behind it, the way to other places: an `IconButton`. */
  choice?: ReactNode
  /** At the end: the window as a `Deadline`, the price. */
  aside?: ReactNode
}

/** The first line of the composer: channel, who reads it, until when. */
export function ComposerBar({ kind, channel, title, children, visibilityText, choice, aside }: ComposerBarProps) {
  return (
    <>
      {kind === 'public' && <Icon of={Eye} />}
      {kind === 'note' && <Icon of={StickyNote} />}
      {kind === 'private' && channel && <ChannelMark of={channel} size={18} />}
      <b>{title}</b>
      <span className={css.whom}>{children}</span>
      {choice && <span className={css.choice}>{choice}</span>}
      {visibilityText && <Visibility>{visibilityText}</Visibility>}
      {aside && <span className={css.aside}>{aside}</span>}
    </>
  )
}

type ComposerCounterProps = {
  count: number
  limit: number
  /** Past the limit it goes in several parts instead of not at all. */
  canSplit?: boolean | undefined
  /** Said and shown: "166 / 4.096". */
  children: ReactNode
}

/** How much was written of what fits. News from 90 % on, late past the limit. */
export function ComposerCounter({ count, limit, canSplit, children }: ComposerCounterProps) {
  const news = count > limit && !canSplit ? css.over : count >= limit * 0.9 ? css.near : css.quiet
  return <span className={news}>{children}</span>
}
