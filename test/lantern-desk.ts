import { receive } from '#arrivals'
import { refOf } from '#customers'
import { newId } from '#lib'
import { messageRef, threadIdOf } from '#messages'
import type { ProfileCard } from '#protocol'
import { lantern } from './lantern.ts'
import { createWorld } from './world.ts'

const wanted = {
  channel: 'lantern',
  name: 'Faro',
  function: 'service',
  language: 'es',
  settings: { number: '7', token: 't' },
} as const

/** A brand with one profile and an agent; customers write to it by their names. */
export async function openLanternDesk() {
  const world = await createWorld({ channels: [lantern()] })
  const { id: profileId } = await world.owner.post<ProfileCard>('/profiles', wanted)
  const agent = await world.person('agent')
  return {
    world,
    profileId,
    agent,
    /** A customer writes; returns their conversation. */
    async says(text: string, by = 'marta'): Promise<string> {
      const { workspaceId, database, clock } = world
      const ref = refOf('lantern', profileId, by)
      const [externalId, at] = [newId(), clock.now()]
      const arrival = {
        ...{ workspaceId, profileId, channel: 'lantern', lane: by, threadId: threadIdOf(profileId, by, ref) },
        ref: messageRef(profileId, externalId),
        from: { workspaceId, ref, channel: 'lantern', externalId: by, name: by },
        ...{ externalId, text, kind: 'text', parts: [], visibility: 'private' as const, echo: false },
        ...{ at, receivedAt: at, historic: false },
      }
      const [received] = await database.engine(tx => receive(tx, [arrival], at))
      return received!.conversationId
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
