import { type Mark, marks } from '#channels/marks'
import { hueOf } from '#web/ui'

export type Shape = Mark['shape']

export type Look = { shape: Shape; letters: string; hue: number }

/** Places of our own that are no channels of a vendor. */
const OURS: Record<string, Mark> = {
  voice: { shape: 'circle', letters: 'TL', hue: 195 },
  video: { shape: 'circle', letters: 'VI', hue: 195 },
  community: { shape: 'hexagon', letters: 'CO', hue: 30 },
  form: { shape: 'window', letters: 'F', hue: 45 },
}

const LOOKS: Record<string, Mark> = { ...marks, ...OURS }

/**
 * How a channel is drawn. In public its place is a stall under an awning, whatever it is in private. A code nobody
 * drew gets a window, its first letters and a hue of its own.
 */
export function lookOf(code: string, isPublic = false): Look {
  const { shape, letters, publicLetters = letters, hue } = LOOKS[code] ?? unknown(code)
  return isPublic && shape === 'bubble' ? { shape: 'stall', letters: publicLetters, hue } : { shape, letters, hue }
}

const unknown = (code: string): Mark => ({
  shape: 'window',
  letters: code.slice(0, 2).toUpperCase(),
  hue: hueOf(code),
})

/** Every code with a drawing, in the order people look for them. */
export const drawnChannels: readonly string[] = Object.keys(LOOKS)
