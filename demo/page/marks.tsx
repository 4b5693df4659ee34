import type { ComponentChildren } from 'preact'
import type { Shown } from './store.ts'

/** The colours of a place and of a person all have one lightness: only the hue says which. */
const tint = (hue: number) => ({ '--h': String(hue) })

const shapes: Record<Shown['face'], ComponentChildren> = {
  talk: (
    <path d="M5 .8h10A4.2 4.2 0 0 1 19.2 5v7a4.2 4.2 0 0 1-4.2 4.2H8.2L4 19.4v-3.3A4.2 4.2 0 0 1 .8 12V5A4.2 4.2 0 0 1 5 .8z" />
  ),
  texts: (
    <path d="M5 .8h10A4.2 4.2 0 0 1 19.2 5v7a4.2 4.2 0 0 1-4.2 4.2H8.2L4 19.4v-3.3A4.2 4.2 0 0 1 .8 12V5A4.2 4.2 0 0 1 5 .8z" />
  ),
  letters: <rect x=".8" y="2.8" width="18.4" height="14.4" rx="2.6" />,
  square: (
    <>
      <path d="M1.8 5h16.4v11.4a2.6 2.6 0 0 1-2.6 2.6H4.4a2.6 2.6 0 0 1-2.6-2.6z" />
      <path
        class="awning"
        d="M1.6.8h16.8l1 3.2a2.3 2.3 0 0 1-4.7.6 2.35 2.35 0 0 1-4.7 0 2.35 2.35 0 0 1-4.7 0A2.3 2.3 0 0 1 .6 4z"
      />
    </>
  ),
  reviews: (
    <path d="m10 .6 2.5 1.7 3-.1 1 2.9 2.4 1.8-.9 2.9.9 2.9-2.4 1.8-1 2.9-3-.1L10 19.4l-2.5-1.7-3 .1-1-2.9-2.4-1.8.9-2.9-.9-2.9 2.4-1.8 1-2.9 3 .1z" />
  ),
}

const baseline = { talk: 11.4, texts: 11.4, letters: 12.8, square: 15.2, reviews: 12.8 }

/** Shape: what kind of place; letters: which. The name stands beside it. */
export const PlaceMark = ({ place }: { place: Shown }) => (
  <svg class="mark" style={tint(place.mark.hue)} viewBox="0 0 20 20" aria-hidden="true">
    {shapes[place.face]}
    <text x="10" y={baseline[place.face]}>
      {place.mark.letters}
    </text>
  </svg>
)

const initialsOf = (name: string) =>
  name
    .split(' ')
    .slice(0, 2)
    .map(word => word[0]?.toUpperCase() ?? '')
    .join('')

const hueOfName = (name: string) => [...name].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 360, 7)

/** `brand`: the colour of a brand, which has a face of another shape. */
export const Face = ({ name, brand }: { name: string; brand?: string | undefined }) => (
  <span
    class={`face ${brand ? 'is-brand' : ''}`}
    style={brand ? { '--brand': brand } : tint(hueOfName(name))}
    aria-hidden="true"
  >
    {initialsOf(name)}
  </span>
)

const paths = {
  back: 'm15 18-6-6 6-6',
  send: 'M4 12 20 4l-5 16-3.2-6.8zM11.8 13.2 20 4',
  clip: 'M4 16l4.5-5 3.5 4 3-3 5 5M4 5h16v14H4zM15.5 9.2h.01',
  tick: 'M20 6 9 17l-5-5',
  ticks: 'M17 6 7.5 16.5 3 12M21.5 9.5 14 17l-1.6-1.7',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  warn: 'M12 8v5M12 16.5h.01M12 3 2.5 20h19z',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  open: 'M7 7h10v10M7 17 17 7',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  home: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  again: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5',
  envelope: 'M4 6h16v12H4zM4 7l8 6 8-6',
  talk: 'M5 5h14v10h-8l-4 4v-4H5z',
  inside: 'M4 6h6M4 12h10M4 18h16M14 6h.01M18 12h.01',
}

export type IconName = keyof typeof paths

export const Icon = ({ of }: { of: IconName }) => (
  <svg class={`icon icon-${of}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[of]} />
  </svg>
)
