import type { Formats } from '#web/texts'

/** How long ago, never ahead: clocks here tick in steps, and those of servers go their own way. */
export const ago = (at: number, now: number, formats: Pick<Formats, 'relative'>): string =>
  formats.relative(Math.min(at, now), now)
