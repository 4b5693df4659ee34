import type { AlertEvent } from '#alerts'
import type { Tx } from '#db'
import type { IncidentEvent } from '#incidents'
import { hour, idOf, minute } from '#lib'
import { append, type LogEvent, type NewEvent, type Reaction } from '#log'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import { tellDraft } from './events.ts'
import { causesDue, findSurges, insertDraft, type NewDraft } from './store.ts'

/** A notice is out within this time, and there is news again after that. */
const dueMs = 30 * minute
const newsMs = 2 * hour

/** More people complain than usual, or five have the same cause: a draft of what to say to all stands ready. */
export const onSurge: Reaction = {
  room: 'notice-drafts',
  kinds: [
    ...(['alert.raised'] satisfies AlertEvent[]),
    ...(['incident.opened', 'incident.changed'] satisfies IncidentEvent[]),
  ],
  async react(tx, events) {
    const atBy = new Map(events.map(each => [`${each.workspaceId}/${each.subjectId}`, each.at]))
    const at = (workspaceId: string, id: string): number => atBy.get(`${workspaceId}/${id}`)!
    const surges = await findSurges(tx, named(events, 'alert.'))
    const causes = await causesDue(tx, named(events, 'incident.'))
    const told = [
      ...surges.map(({ workspaceId, id, incidentId, name, language }) =>
        write(tx, workspaceId, {
          ...{ id: idOf('notice-draft', workspaceId, id), alertId: id, incidentId },
          ...textsIn(language, name ?? ''),
          ...timesFrom(at(workspaceId, id)),
        }),
      ),
      ...causes.map(({ workspaceId, id, name, known, language }) =>
        write(tx, workspaceId, {
          ...{ id: idOf('notice-draft', workspaceId, id), alertId: null, incidentId: id },
          ...{ ...textsIn(language, name), ...(known !== '' && { workaround: known }) },
          ...timesFrom(at(workspaceId, id)),
        }),
      ),
    ]
    await append(tx, (await Promise.all(told)).flat())
  },
}

const named = (events: readonly LogEvent[], prefix: string) => {
  const found = events.filter(({ kind, subjectId }) => kind.startsWith(prefix) && subjectId !== null)
  return [
    ...new Map(
      found.map(({ workspaceId, subjectId, at }) => [subjectId, { workspaceId, id: subjectId!, at }]),
    ).values(),
  ]
}

async function write(tx: Tx, workspaceId: string, draft: NewDraft): Promise<NewEvent[]> {
  return (await insertDraft(tx, workspaceId, draft)) ? [tellDraft(workspaceId, 'notice-draft.made', draft.id)] : []
}

/** In the brand's language; what only a person knows is left for them to write. */
function textsIn(language: 'es' | 'en', name: string): Pick<NewDraft, 'what' | 'who' | 'workaround'> {
  const texts = { es, en }[language]
  return {
    what: name || texts['notice-draft.what'],
    who: texts['notice-draft.who'],
    workaround: texts['notice-draft.workaround'],
  }
}

const timesFrom = (at: number) => ({ madeAt: at, dueAt: at + dueMs, nextAt: at + newsMs })
