import type { Clock } from '#lib'
import type { LogEvent, Reaction } from '#log'
import type { MessageEvent } from '#messages'
import type { ReadingEvent } from '#readings'
import { addAsks, dropAsks, findSet } from './ask-store.ts'
import { forgetTexts } from './call-store.ts'
import type { ProviderEvent } from './events.ts'

const understood: string = 'message.understood' satisfies ReadingEvent
const changed: string = 'provider.changed' satisfies ProviderEvent
/** What was sent of words that are no more is forgotten. */
const gone: readonly string[] = ['message.deleted', 'message.edited'] satisfies MessageEvent[]

/**
 * What the embedded models have read is put down to be asked of the brand's provider. A brand without one costs a statement until
 * that is known, and nothing from then on.
 */
export function onUnderstood(now: Clock): Reaction {
  const without = new Set<string>()
  return {
    room: 'providers',
    canWait: true,
    kinds: [understood, changed, ...gone],
    begin: () => without.clear(),
    async react(tx, events) {
      for (const { kind, workspaceId } of events) if (kind === changed) without.delete(workspaceId)
      const erased = named(events.filter(({ kind }) => gone.includes(kind)))
      if (erased.length > 0) await Promise.all([forgetTexts(tx, erased), dropAsks(tx, erased)])
      const heard = events.filter(
        ({ kind, workspaceId, detail }) =>
          kind === understood && !without.has(workspaceId) && detail?.historic !== true,
      )
      const asking = [...new Set(heard.map(({ workspaceId }) => workspaceId))]
      if (asking.length === 0) return
      const set = new Set(await findSet(tx, asking))
      for (const workspaceId of asking) if (!set.has(workspaceId)) without.add(workspaceId)
      const due = named(heard.filter(({ workspaceId }) => set.has(workspaceId)))
      if (due.length > 0) await addAsks(tx, due, now())
    },
  }
}

const named = (events: readonly LogEvent[]) => [
  ...new Map(
    events.flatMap(({ workspaceId, subjectId }) =>
      subjectId === null ? [] : [[`${workspaceId}/${subjectId}`, { workspaceId, id: subjectId }] as const],
    ),
  ).values(),
]
