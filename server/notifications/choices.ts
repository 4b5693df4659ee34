import { isTimeZone, mustBeAble, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { NotificationChoices, NotificationKind, NotificationPlace } from '#protocol'
import { findChoices, saveChoices } from './store.ts'

/** Everything is told in the app, and pushed to whoever lets a browser be reached. */
export const usualChoices: NotificationChoices = {
  where: {
    ...{ mentioned: 'push', asked: 'push', assigned: 'push', wrote: 'push', failed: 'push', woken: 'push' },
    ...{ alerted: 'push', overdue: 'push', unserved: 'push' },
  },
  quiet: null,
  showsNames: false,
}

/** What is chosen together with another kind. */
const alike = { kept: 'asked', progress: 'overdue', given: 'assigned' } as const

/** Where a kind is told; what was not there to be chosen, as it usually is. Pure. */
export function whereOf(choices: NotificationChoices | undefined, kind: NotificationKind): NotificationPlace {
  if (kind === 'paused') return 'push'
  const chosen = alike[kind as keyof typeof alike] ?? kind
  return choices?.where[chosen] ?? usualChoices.where[chosen]
}

/** What the person has chosen, or the usual. As app. @throws Fault `forbidden` (403) */
export async function choicesOf(tx: Tx, who: Who): Promise<NotificationChoices> {
  const [kept] = await findChoices(tx, [{ workspaceId: who.workspaceId, personId: mustBePerson(who) }])
  return kept ? { ...kept.choices, where: { ...usualChoices.where, ...kept.choices.where } } : usualChoices
}

/** @throws Fault `forbidden` (403), `time-zone.unknown` (422) */
export async function choose(tx: Tx, who: Who, choices: NotificationChoices): Promise<void> {
  const place = { workspaceId: who.workspaceId, personId: mustBePerson(who) }
  const timeZone = choices.quiet?.timeZone
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Fault('time-zone.unknown', 422, { timeZone })
  await saveChoices(tx, place, choices)
}

/** @throws Fault `forbidden` (403): keys are told nothing */
export function mustBePerson(who: Who): string {
  mustBeAble(who, 'answer')
  const personId = personOf(who)
  if (personId === null) throw new Fault('forbidden', 403)
  return personId
}
