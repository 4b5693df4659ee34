import { cleanText, Fault } from '#lib'

/** One line, however it came. @throws Fault `case.empty` (422) */
export function titleOf(given: string): string {
  const title = cleanText(given).replaceAll(/\s+/gu, ' ').trim()
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(title)) throw new Fault('case.empty', 422)
  return title
}
