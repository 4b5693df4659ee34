import type { CSSProperties, ReactNode } from 'react'
import { type Shape, lookOf } from './channels.ts'
import css from './channel-mark.module.css'

type ChannelMarkProps = {
  /** The channel's code, such as `whatsapp`. */
  of: string
  isPublic?: boolean | undefined
  /** Side in px at the usual text size: 15 on faces, 18 and 20 in lines, 26 and more in pickers. */
  size?: 15 | 18 | 20 | 22 | 26 | 28 | 32 | 40 | undefined
  /** Give it only where the channel's name is not written beside the mark. */
  name?: string | undefined
}

/** A channel without a logo: the shape is the kind of place, the letters are which. */
export function ChannelMark({ of, isPublic, size = 20, name }: ChannelMarkProps) {
  const { shape, letters, hue } = lookOf(of, isPublic)
  const naming = name ? ({ role: 'img', 'aria-label': name } as const) : ({ 'aria-hidden': true } as const)
  const style = { '--hue': hue, '--side': size } as CSSProperties
  return (
    <svg className={css.mark} viewBox="0 0 20 20" style={style} data-hue="" {...naming}>
      {SHAPES[shape]}
      {letters && (
        <text className={css.letters} x="10" y={BASELINES[shape]} fontSize="8.5">
          {letters}
        </text>
      )}
    </svg>
  )
}

const BASELINES: Record<Shape, number> = {
  bubble: 11.4,
  stall: 15.2,
  envelope: 15.2,
  circle: 12.8,
  rosette: 12.8,
  hexagon: 12.8,
  window: 14.9,
}

const SHAPES: Record<Shape, ReactNode> = {
  bubble: (
    <path
      className={css.place}
      d="M5 .8h10A4.2 4.2 0 0 1 19.2 5v7a4.2 4.2 0 0 1-4.2 4.2H8.2L4 19.4v-3.3A4.2 4.2 0 0 1 .8 12V5A4.2 4.2 0 0 1 5 .8z"
    />
  ),
  stall: (
    <>
      <path className={css.place} d="M1.8 5h16.4v11.4a2.6 2.6 0 0 1-2.6 2.6H4.4a2.6 2.6 0 0 1-2.6-2.6z" />
      <path
        className={css.awning}
        d="M1.6.8h16.8l1 3.2a2.3 2.3 0 0 1-4.7.6 2.35 2.35 0 0 1-4.7 0 2.35 2.35 0 0 1-4.7 0A2.3 2.3 0 0 1 .6 4z"
      />
    </>
  ),
  envelope: (
    <>
      <rect className={css.place} x=".8" y="2.8" width="18.4" height="14.4" rx="2.6" />
      <path className={css.fold} d="M2.2 5 10 11l7.8-6" />
    </>
  ),
  circle: <circle className={css.place} cx="10" cy="10" r="9.4" />,
  rosette: (
    <path
      className={css.place}
      d="m10 .6 2.5 1.7 3-.1 1 2.9 2.4 1.8-.9 2.9.9 2.9-2.4 1.8-1 2.9-3-.1L10 19.4l-2.5-1.7-3 .1-1-2.9-2.4-1.8.9-2.9-.9-2.9 2.4-1.8 1-2.9 3 .1z"
    />
  ),
  hexagon: (
    <path
      className={css.place}
      d="M6 1.6h8a2 2 0 0 1 1.7 1l3.6 6.4a2 2 0 0 1 0 2l-3.6 6.4a2 2 0 0 1-1.7 1H6a2 2 0 0 1-1.7-1L.7 11a2 2 0 0 1 0-2l3.6-6.4a2 2 0 0 1 1.7-1z"
    />
  ),
  window: (
    <>
      <rect className={css.place} x=".8" y="1.8" width="18.4" height="16.4" rx="3.2" />
      <path className={css.fold} d="M.8 6h18.4" />
    </>
  ),
}
