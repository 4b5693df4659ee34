import type { TagHue } from '#protocol'

/** The palette, in degrees of the colour wheel. */
export const HUES: Record<TagHue, number> = {
  plum: 335,
  rose: 10,
  clay: 42,
  amber: 80,
  olive: 115,
  green: 152,
  teal: 195,
  violet: 295,
}
