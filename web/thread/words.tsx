import { useState } from 'react'
import { TextButton } from '#web/ui'
import { Linked } from '#web/parts'
import { useText } from '#web/texts'
import css from './spoken.module.css'

/** What is longer is not read in passing: it would push all that was said around it away. */
const LONG = 6000
const BEGINNING = 3000

type WordsProps = {
  text: string
  language: string | undefined
  /** Numbers and places in it can be copied. */
  isMarked: boolean
}

/** The text of a message; of a very long one its beginning, and the rest when it is asked for. */
export function Words({ text, language, isMarked }: WordsProps) {
  const t = useText()
  const [isWhole, setWhole] = useState(false)
  const isLong = text.length > LONG
  return (
    <>
      <span dir="auto" lang={language} className={css.text}>
        <Linked text={isLong && !isWhole ? `${beginningOf(text)}…` : text} isMarked={isMarked} />
      </span>
      {isLong && (
        <TextButton aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('message.shorter') : t('message.whole', { count: text.length })}
        </TextButton>
      )}
    </>
  )
}

/** Up to the end of a word, where there are words. */
function beginningOf(text: string): string {
  const begins = text.slice(0, BEGINNING)
  const end = begins.search(/\s\S*$/)
  return (end > BEGINNING / 2 ? begins.slice(0, end) : begins).toWellFormed()
}
