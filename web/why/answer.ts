import type { RoutingDecision, RoutingStanding, RoutingWhy, Status } from '#protocol'
import { type Could, type Waiting } from './could-words.ts'
import { assigns } from './decision-words.ts'
import { needWords } from './need-words.ts'
import { known, type Saying, whoIs } from './saying.ts'

/** `say`: the sentence that answers; `more`: what else there is to know of it, a sentence each. */
export type Answer = { say: string; more: string[] }

type Of<K extends RoutingStanding['kind']> = Extract<RoutingStanding, { kind: K }>

/** Why it is where it is, now; undefined where distribution never had to do with it. */
export function answerOf({ standing, decisions }: RoutingWhy, status: Status, saying: Saying): Answer | undefined {
  if (standing?.kind === 'held') return heldAnswer(standing, decisions, saying)
  if (standing?.kind === 'offered') return offeredAnswer(standing, saying)
  if (standing?.kind === 'waiting') return waitingAnswer(standing, decisions, saying)
  if (decisions.length === 0) return undefined
  return { say: saying.t(status === 'closed' ? 'why.rest.closed' : 'why.rest.open'), more: [] }
}

function heldAnswer(held: Of<'held'>, decisions: readonly RoutingDecision[], saying: Saying): Answer {
  const { t } = saying
  const { agentId, phase, isPaused } = held
  const at = decisions.findIndex(({ kind }) => kind === 'assigned' || kind === 'requeued')
  const given = decisions[at]?.agentId === agentId ? decisions[at] : undefined
  const reason = given?.kind === 'assigned' ? known(assigns, given.detail.reason) : 'other'
  const offer = reason === 'accepted' ? offeredBefore(decisions.slice(at + 1), agentId) : undefined
  const rest = isPaused ? 'paused' : phase === 'active' ? undefined : phase
  return {
    say: t(`why.held.${reason}`, whoIs(saying, agentId)),
    more: [...(offer ? chosenWords(offer, agentId, saying) : []), ...(rest ? [t(`why.phase.${rest}`)] : [])],
  }
}

const offeredBefore = (decisions: readonly RoutingDecision[], agentId: string): RoutingDecision | undefined =>
  decisions.find(one => one.kind === 'offered' && one.agentId === agentId)

/** Of how many who could have it they were. */
function chosenWords({ detail: { why } }: RoutingDecision, agentId: string, saying: Saying): string[] {
  if (!why) return []
  const count = why.candidates.reduce((sum, { alike }) => sum + alike, 0)
  return [count > 1 ? saying.t('why.chosen.best', whoIs(saying, agentId)) : saying.t('why.chosen.only')]
}

function offeredAnswer({ agentId, expiresAt }: Of<'offered'>, saying: Saying): Answer {
  const { t, formats } = saying
  const who = whoIs(saying, agentId)
  return {
    say: t('why.offered', { ...who, until: formats.clock(expiresAt) }),
    more: [t('why.offered.then', who)],
  }
}

function waitingAnswer(waiting: Waiting, decisions: readonly RoutingDecision[], saying: Saying): Answer {
  const { t, formats } = saying
  const { mode, could, arrivedAt, ahead } = waiting
  const facts = [
    t('why.since', { moment: formats.moment(arrivedAt) }),
    ...(mode === 'push' && could.length > 0 ? [t('why.ahead', { count: ahead })] : []),
  ]
  if (could.length > 0) return { say: waitingWords(waiting, saying), more: facts }
  const unserved = decisions.find(({ kind }) => kind === 'unserved')
  const needs = needWords(unserved?.detail.needs, saying)
  return {
    say: t('why.waits.nobody'),
    more: [...(needs ? [t('why.waits.asks', { needs })] : []), ...(unserved ? [t('why.waits.told')] : []), ...facts],
  }
}

/** Why nobody has it yet. */
function waitingWords({ mode, could, keptFor, reservedAgentId }: Waiting, saying: Saying): string {
  const { t } = saying
  if (mode === 'pull') return t('why.waits.pull')
  if (could.some(({ refusal }) => refusal === null)) return t('why.waits.soon')
  if (reservedAgentId !== null) return t('why.waits.room', whoIs(saying, reservedAgentId))
  if (keptFor !== null) return t('why.waits.kept', whoIs(saying, keptFor))
  return t(`why.waits.all.${commonOf(could)}`)
}

/** What stands in the way of all of them, if it is the same. */
function commonOf(could: readonly Could[]) {
  const first = could[0]?.refusal ?? null
  return first !== null && could.every(({ refusal }) => refusal === first) ? first : 'mixed'
}
