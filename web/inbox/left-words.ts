import type { Formats } from '#web/texts'

/** What is left of a promised time, and afterwards by how much it was missed. */
export const leftWords = (time: number, { span }: Formats): string => (time > 0 ? span(time) : `+${span(-time)}`)
