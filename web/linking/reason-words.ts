import type { LinkReason } from '#protocol'
import type { Key, Translate } from '#web/texts'

const REASONS: Record<LinkReason['kind'], Key> = {
  phone: 'linking.reason.phone',
  email: 'linking.reason.email',
  order: 'linking.reason.order',
  handle: 'linking.reason.handle',
  name: 'linking.reason.name',
  'part-of-name': 'linking.reason.part-of-name',
}

const threes = /\B(?=(?:\d{3})+$)/g

/** What two customers have in common, as it is said; that many have it, too, is said with it. */
export function reasonWords({ kind, value, holders }: LinkReason, t: Translate): string {
  const shown = kind === 'phone' ? value.replaceAll(threes, '\u00a0') : kind === 'order' ? value.toUpperCase() : value
  const words = t(REASONS[kind], { value: shown })
  return holders > 2 && kind !== 'part-of-name'
    ? `${words} ${t('linking.reason.others', { count: holders - 2 })}`
    : words
}

const kinds = Object.keys(REASONS) as LinkReason['kind'][]

/** Why somebody linked two, as it was written down with the link. */
export const detailWords = (detail: Record<string, string>, t: Translate): string[] =>
  kinds.flatMap(kind => {
    const value = detail[kind]
    return value === undefined ? [] : [reasonWords({ kind, value, holders: 2 }, t)]
  })
