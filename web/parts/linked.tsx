import { Fragment } from 'react'
import { MarkedPlain, Shielded } from '#web/shields'
import { TextLink } from '#web/ui'
import { linkify } from './linkify.ts'

/** A text whose addresses can be followed, with what is covered in it; `isMarked`: numbers and places can be copied. */
export function Linked({ text, isMarked = false }: { text: string; isMarked?: boolean }) {
  return linkify(text).map((piece, at) =>
    piece.href ? (
      <TextLink key={at} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </TextLink>
    ) : (
      <Fragment key={at}>
        <Shielded text={piece.text}>{isMarked ? plain => <MarkedPlain text={plain} /> : undefined}</Shielded>
      </Fragment>
    ),
  )
}
