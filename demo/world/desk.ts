import { seesAll, type Who } from '#accounts'
import { act, queueRead } from '#acts'
import type { World } from '#api'
import { assign, close, markRead, snooze } from '#conversations'
import { newId } from '#lib'
import type { LogEvent } from '#log'
import { messages, note } from '#messages'
import { defaultReasonId, reasons } from '#reasons'
import { reply } from '#replies'
import type { Role } from '#protocol'
import { give, type Given } from './give.ts'
import { mark, type Mark } from './mark.ts'
import { promise, type Promised } from './promise.ts'

/** What colleagues do at the desk, through the doors that the API goes through. */
export type Desk = {
  /** Where the customer wrote last, or privately: what they said in public is then answered where only they read it. */
  answer(conversationId: string, text: string, where?: 'private'): Promise<void>
  note(conversationId: string, text: string): Promise<void>
  react(conversationId: string, emoji: string): Promise<void>
  close(conversationId: string, reason: string): Promise<void>
  snooze(conversationId: string, until: number): Promise<void>
  give(conversationId: string, given: Given): Promise<void>
  mark(conversationId: string, marked: Mark): Promise<void>
  promise(conversationId: string, said: Promised): Promise<void>
}

export type Seated = { workspaceId: string; personId: string; name: string; role: Role }

export function deskOf(world: World, seated: Seated): Desk {
  const who: Who = { kind: 'person', ...seated, ...seesAll }
  const { database, now } = world
  const tx = <T>(deed: Parameters<typeof database.app<T>>[1]) => database.app(seated.workspaceId, deed)
  const placeOf = (profileId: string) => {
    const found = world.directory.profile(profileId)
    return found && { can: found.connected.channel.can, disabled: found.profile.disabled }
  }
  const take = (conversationId: string) =>
    tx(async inside => {
      await assign(inside, who, { conversationId, to: { kind: 'agent', id: seated.personId }, now: now() })
      const wasUnread = await markRead(inside, who, { conversationId })
      if (wasUnread) await queueRead(inside, who, { conversationId, now: now(), placeOf })
    })
  const lastIn = async (conversationId: string) => {
    const page = await tx(inside => messages(inside, who, conversationId, { limit: 30 }))
    return page.rows.findLast(({ direction }) => direction === 'in')
  }
  return {
    async answer(conversationId, text, where) {
      await take(conversationId)
      const isPublic = where !== 'private' && (await lastIn(conversationId))?.visibility === 'public'
      const visibility = isPublic ? 'public' : 'private'
      const said = { id: newId(now()), conversationId, text, files: [], visibility, holdMs: 0, now: now() } as const
      const settled = nextEvent(
        world,
        `“${text}” being sent`,
        ({ kind, subjectId }) => subjectId === said.id && isSettled.has(kind),
      )
      await tx(inside => reply(inside, who, { ...said, placeOf }))
      const { kind } = await settled
      if (kind !== 'message.sent') throw new Error(`An answer did not go out (${kind}): ${text}`)
    },
    note: async (conversationId, text) =>
      void (await tx(inside => note(inside, who, { id: newId(now()), conversationId, text, now: now() }))),
    async react(conversationId, emoji) {
      const target = await lastIn(conversationId)
      if (!target) return
      const what = { deed: 'react', emoji } as const
      await tx(inside => act(inside, who, { id: newId(now()), messageId: target.id, what, now: now(), placeOf }))
    },
    async close(conversationId, reason) {
      const reasonId = defaultReasonId(seated.workspaceId, reason)
      const known = await tx(inside => reasons(inside, who))
      if (!known.some(({ id }) => id === reasonId)) throw new Error(`There is no reason "${reason}"`)
      await take(conversationId)
      await tx(inside => close(inside, who, { conversationId, reasonId, now: now() }))
    },
    async snooze(conversationId, until) {
      await take(conversationId)
      await tx(inside => snooze(inside, who, { conversationId, until, now: now() }))
    },
    give: (conversationId, given) => give(world, who, { ...given, conversationId }),
    mark: (conversationId, marked) => mark(world, who, conversationId, marked),
    promise: (conversationId, said) => promise(world, who, conversationId, said),
  }
}

const isSettled = new Set(['message.sent', 'message.failed', 'message.unsure', 'message.delivered', 'message.read'])
const patienceMs = 30_000

/** The next event that fits, from now on. Rejects after half a minute, saying `what` was waited for. */
export async function nextEvent(
  { reader }: Pick<World, 'reader'>,
  what: string,
  fits: (event: LogEvent) => boolean,
): Promise<LogEvent> {
  const signal = AbortSignal.timeout(patienceMs)
  for (let at = reader.head; ;) {
    await reader.moved(at, signal)
    if (signal.aborted) throw new Error(`Half a minute has passed without ${what}.`)
    const events = await reader.after(at, 1000)
    const event = events.find(fits)
    if (event) return event
    at = events.at(-1)?.number ?? at
  }
}
