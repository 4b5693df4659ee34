import type { Hindrance, RoutingDecision } from '#protocol'
import { needWords } from './need-words.ts'
import { hindrances, known, type Saying, whoIs } from './saying.ts'

const returns = [
  ...(['declined', 'no-answer', 'left', 'more-came', 'changed', 'linked', 'by-hand', 'closed'] as const),
] as const
export const assigns = ['accepted', 'pulled', 'by-hand', 'same-customer', 'woken', 'one-hand'] as const
const requeues = ['left', 'woken', 'by-hand', 'one-hand'] as const

/** What was decided, as a sentence of the log. */
export function decisionWords(decision: RoutingDecision, saying: Saying): string {
  const said = toldOf(decision, saying)
  // Names stay as they are written.
  return said.startsWith(saying.t('why.gone')) ? said.charAt(0).toLocaleUpperCase() + said.slice(1) : said
}

function toldOf(decision: RoutingDecision, saying: Saying): string {
  const { kind, agentId, detail } = decision
  const { t, formats } = saying
  if (kind === 'unserved') {
    const needs = needWords(detail.needs, saying)
    return needs === undefined ? t('why.said.unserved') : t('why.said.unserved.asks', { needs })
  }
  const who = agentId === null ? { who: 'other', name: t('why.gone') } : whoIs(saying, agentId)
  if (kind === 'offered' && detail.expiresAt !== undefined)
    return t('why.said.offered.until', { ...who, until: formats.clock(detail.expiresAt) })
  if (kind === 'reserved' && detail.freeAt !== undefined)
    return t('why.said.reserved.from', { ...who, from: formats.clock(detail.freeAt) })
  if (kind === 'returned') return t(`why.said.returned.${known(returns, detail.reason)}`, who)
  if (kind === 'assigned') return t(`why.said.assigned.${known(assigns, detail.reason)}`, who)
  if (kind === 'requeued') return t(`why.said.requeued.${known(requeues, detail.reason)}`, who)
  if (kind === 'refused') return t('why.said.refused', { ...who, why: refusalWords(detail.reason, t) }).trimEnd()
  return t(`why.said.${kind}`, who)
}

/** Why somebody who asked for it did not get it. */
function refusalWords(reason: string | undefined, t: Saying['t']): string {
  if (reason === 'offered' || reason === 'gone') return t(`why.refused.${reason}`)
  const hindrance: Hindrance | undefined = hindrances.find(each => each === reason)
  return hindrance === undefined ? '' : t(`why.cannot.${hindrance}`)
}
