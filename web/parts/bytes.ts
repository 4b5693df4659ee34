import type { Formats } from '#web/texts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** 824 kB, 3,2 MB: in thousands, as people's machines show them. */
export function bytesIn(bytes: number, formats: Pick<Formats, 'number'>): string {
  const power = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return formats.number(bytes / 1000 ** power, {
    style: 'unit',
    unit: UNITS[power]!,
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  })
}
