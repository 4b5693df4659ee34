import { Fragment, type ReactNode, use } from 'react'
import { Shield } from 'lucide'
import { type Key, useText } from '#web/texts'
import { Icon } from '#web/ui'
import { type Piece, shieldPieces } from './pieces.ts'
import { Looking } from './uncovering.tsx'
import css from './shields.module.css'

const NAMES: Record<NonNullable<Piece['kind']>, Key> = {
  card: 'shield.card',
  iban: 'shield.iban',
  'security-code': 'shield.security-code',
}

/** A text in which what is covered can be told from what was written; `children` draws the rest of it. */
export function Shielded({
  text,
  children = same,
}: {
  text: string
  children?: ((text: string) => ReactNode) | undefined
}) {
  return shieldPieces(text).map((piece, at) =>
    piece.kind ? <Cover key={at} {...piece} kind={piece.kind} /> : <Fragment key={at}>{children(piece.text)}</Fragment>,
  )
}

const same = (text: string): ReactNode => text

/** In a message it is a button: pressed, it shows what lies under it. Elsewhere it only says what it is. */
function Cover({ text, kind, end = '' }: Piece & { kind: NonNullable<Piece['kind']> }) {
  const t = useText()
  const look = use(Looking)
  const what = t(NAMES[kind], { end })
  const inside = (
    <>
      <Icon of={Shield} size="s" />
      <span aria-hidden="true">{text}</span>
    </>
  )
  if (!look)
    return (
      <span role="img" aria-label={what} className={css.cover}>
        {inside}
      </span>
    )
  return (
    <button type="button" className={css.cover} aria-label={t('shield.look', { what })} onClick={look}>
      {inside}
    </button>
  )
}
