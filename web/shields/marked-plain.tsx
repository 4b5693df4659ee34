import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Check } from 'lucide'
import { personalDataIn, type PersonalKind } from '#understanding/checks'
import { type Key, useText } from '#web/texts'
import { Icon } from '#web/ui'
import css from './shields.module.css'

/** What is not covered and tells who somebody is; mailboxes are links already, and a name is what the talk is called by. */
const MARKS: Partial<Record<PersonalKind, Key>> = {
  'id-number': 'marked.id-number',
  phone: 'marked.phone',
  address: 'marked.address',
  passport: 'marked.passport',
  'birth-date': 'marked.birth-date',
  plate: 'marked.plate',
}

/** So much of a text is looked at; what is longer is no message that somebody dictates a number in. */
const LONGEST = 3000

/** A text whose numbers and places can be copied with one press. */
export function MarkedPlain({ text }: { text: string }) {
  const spans = useMemo(() => (text.length > LONGEST ? [] : personalDataIn(text)), [text])
  const pieces: ReactNode[] = []
  let end = 0
  for (const { kind, from, to } of spans) {
    const name = MARKS[kind]
    if (!name) continue
    pieces.push(text.slice(end, from), <Marked key={from} name={name} text={text.slice(from, to)} />)
    end = to
  }
  return [...pieces, text.slice(end)]
}

const TOLD_MS = 2000

function Marked({ name, text }: { name: Key; text: string }) {
  const t = useText()
  const what = t(name)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), TOLD_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = (): void => {
    void navigator.clipboard?.writeText(text).then(() => setCopied(true))
  }
  return (
    <button
      type="button"
      className={css.marked}
      title={what}
      aria-label={isCopied ? t('marked.copied', { what }) : t('marked.copy', { what, text })}
      onClick={copy}
    >
      {text}
      {isCopied && <Icon of={Check} size="s" />}
    </button>
  )
}
