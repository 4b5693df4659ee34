import { day, hour } from '#lib'
import type { LogEvent, Reaction } from '#log'
import type { MessageEvent } from '#messages'
import type { SubjectRead } from '#protocol'
import type { ReadingEvent } from '#readings'
import { everything, simhash } from '#surges'
import { forgetMentions, type Heard, heard, keepMentions, makeDue, type NewMention } from './mention-store.ts'

/** What is usual is asked of six weeks. */
export const keptMs = 43 * day

/** No cause that could be shared: what is only said about the brand. */
const ofNothing: ReadonlySet<SubjectRead> = new Set(['other', 'greeting', 'thanks'])

/** Takes in who is against the brand, or abusive; what is read otherwise now, or is gone, counts no more. */
export const onUnderstood: Reaction = {
  room: 'alerts',
  canWait: true,
  kinds: [...(['message.understood'] satisfies ReadingEvent[]), ...(['message.deleted'] satisfies MessageEvent[])],
  async react(tx, events) {
    const living = new Map(events.filter(isOfNow).map(event => [`${event.workspaceId}/${event.subjectId}`, event]))
    if (living.size === 0) return
    const found = await heard(
      tx,
      [...living.values()].map(({ workspaceId, subjectId }) => ({ workspaceId, id: subjectId! })),
    )
    const fresh = found.filter(({ workspaceId, id, at }) => at > living.get(`${workspaceId}/${id}`)!.at - keptMs)
    const mentions = fresh.flatMap(mentionOf)
    const kept = new Set(mentions.map(({ id }) => id))
    // What was not read before can have left nothing here.
    const again = new Set([...living.values()].filter(isAgain).map(({ subjectId }) => subjectId))
    await Promise.all([
      forgetMentions(
        tx,
        found.filter(({ id }) => again.has(id) && !kept.has(id)),
      ),
      keepMentions(tx, mentions),
      makeDue(tx, hoursOf(fresh)),
    ])
  },
}

const isAgain = ({ kind, detail }: LogEvent): boolean => kind === 'message.deleted' || detail?.again === true

const isOfNow = ({ subjectId, detail }: LogEvent): boolean => subjectId !== null && detail?.historic !== true

function mentionOf({ text, reading, ...said }: Heard): NewMention[] {
  if (!reading || !(reading.isAgainst || reading.isAbusive)) return []
  const { subject, isAgainst, isAbusive } = reading
  const hash = isAgainst && text !== null ? simhash(text) : undefined
  const topic = ofNothing.has(subject) ? everything : subject
  return [{ ...said, isAgainst, isAbusive, topic, high: hash?.high ?? null, low: hash?.low ?? null }]
}

function hoursOf(found: readonly Heard[]): { workspaceId: string; at: number }[] {
  const hours = new Map<string, { workspaceId: string; at: number }>()
  for (const { workspaceId, at: said } of found) {
    const at = Math.floor(said / hour) * hour
    hours.set(`${workspaceId}/${at}`, { workspaceId, at })
  }
  return [...hours.values()]
}
