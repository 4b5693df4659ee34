import { Fragment } from 'react'
import { cx } from '#web/ui'
import { useBrand } from '#web/api'
import { Linked } from '#web/parts'
import type { MessagePart } from '#protocol'
import { type Mention, piecesOf } from './naming.ts'
import css from './said.module.css'

type SaidProps = { text: string; parts: readonly MessagePart[]; colleagues: readonly { id: string; name: string }[] }

/** The text of a note; whom it names stands there by the name of today. */
export function NoteText({ text, parts, colleagues }: SaidProps) {
  const { me } = useBrand()
  const mentions = parts.filter(part => part.kind === 'mention')
  const chip = ({ person, name }: Mention) => (
    <span className={cx(css.mention, person === me.person.id && css.me)}>
      @<bdi>{colleagues.find(({ id }) => id === person)?.name ?? name}</bdi>
    </span>
  )
  const pieces = piecesOf(text, mentions)
  const named = new Set(pieces.map(({ mention }) => mention?.name))
  const unsaid = mentions.filter(({ name }) => !named.has(name))
  return (
    <>
      {pieces.map(({ text: said, mention }, at) => (
        <Fragment key={at}>{mention ? chip(mention) : <Linked text={said} />}</Fragment>
      ))}
      {unsaid.map(mention => (
        <Fragment key={mention.person}> {chip(mention)}</Fragment>
      ))}
    </>
  )
}
