import { Fault } from '#lib'

/** The text with its gaps ({{1}}, {{2}}, …) filled. @throws Fault `template.gaps` (422) when values are missing, empty or too many */
export function fillIn({ text, gaps }: { text: string; gaps: number }, values: readonly string[]): string {
  if (values.length !== gaps || values.some(value => value.trim() === ''))
    throw new Fault('template.gaps', 422, { count: gaps })
  return text.replaceAll(/\{\{(\d+)\}\}/g, (gap, number: string) => values[Number(number) - 1] ?? gap)
}
