import { append, type LogEvent, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import type { ReadingEvent } from '#readings'
import { tellPraise } from './events.ts'
import { addPraise, type Answered, type Named, removePraise, thank } from './store.ts'

/** Keeps what is to be thanked for as it stands now. */
export const onPraised: Reaction = {
  room: 'praise',
  kinds: [
    ...(['message.understood'] satisfies ReadingEvent[]),
    ...(['message.sent', 'message.deleted'] satisfies MessageEvent[]),
  ],
  async react(tx, events) {
    const read = events.filter(({ kind, detail }) => kind === 'message.understood' && detail?.historic !== true)
    const again = [
      ...read.filter(({ detail }) => detail?.again),
      ...events.filter(({ kind }) => kind === 'message.deleted'),
    ]
    const moved = [
      ...(await removePraise(tx, subjectsOf(again))),
      ...(await addPraise(tx, subjectsOf(read))),
      ...(await thank(tx, answeredIn(events.filter(({ kind }) => kind === 'message.sent')))),
    ]
    await append(tx, [...new Set(moved)].map(tellPraise))
  },
}

const subjectsOf = (events: readonly LogEvent[]): Named[] => [
  ...new Map(
    events.flatMap(({ workspaceId, subjectId: id }) => (id === null ? [] : [[id, { workspaceId, id }] as const])),
  ).values(),
]

const answeredIn = (events: readonly LogEvent[]): Answered[] =>
  events.flatMap(({ workspaceId, subjectId: id, at }) => (id === null ? [] : [{ workspaceId, id, at }]))
