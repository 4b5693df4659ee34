import { Fragment } from 'react'
import { TextLink } from '#web/ui'
import { linkify } from './linkify.ts'

/** A text whose addresses can be followed. */
export function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, at) =>
    piece.href ? (
      <TextLink key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </TextLink>
    ) : (
      <Fragment key={at}>{piece.text}</Fragment>
    ),
  )
}
