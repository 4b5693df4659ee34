import { seesAll, type Who } from '#accounts'
import type { World } from '#api'
import { pause, second } from '#lib'
import { acceptOffer, declineOffer, myOffers } from '#routing'
import { seePeople, setPresence } from '#workforce'
import type { Memory } from '../world/memory.ts'
import type { DemoBrand } from '../world/brands.ts'

type Settings = {
  world: World
  memory: Memory
  brands: readonly DemoBrand[]
  /** How long they look at what lies before them, in ms. */
  looksMs: number
  failed: (error: unknown) => void
}

type Person = Extract<Who, { kind: 'person' }>
type Colleague = { who: Person; declines: string | null }

const seenEveryMs = 20 * second

/**
 * Colleagues whom nobody plays are there while the demo runs: they take what is offered to them as long as they have room,
 * and answer nothing. Who has something to decline leaves the first thing they are offered. Until the signal aborts; then
 * they are offline.
 */
export async function keepAtWork(settings: Settings, signal: AbortSignal): Promise<void> {
  const all = colleaguesOf(settings)
  const { world, failed } = settings
  const { reader } = world
  let at = reader.head
  for (const { who } of all) await says(world, who, 'available').catch(failed)
  const seeing = setInterval(() => see(world, all).catch(failed), seenEveryMs)
  // What lay there before anybody listened.
  let asked = new Set(all.map(({ who }) => who.personId))
  while (!signal.aborted) {
    for (const colleague of all)
      if (asked.has(colleague.who.personId)) await answerOffers(settings, colleague, signal).catch(failed)
    await reader.moved(at, signal)
    if (signal.aborted) break
    const events = await reader.after(at, 1000)
    at = events.at(-1)?.number ?? at
    asked = new Set(events.flatMap(({ kind, subjectId }) => (kind === 'offer.changed' && subjectId) || []))
  }
  clearInterval(seeing)
  for (const { who } of all) await says(world, who, 'offline').catch(failed)
}

function colleaguesOf({ brands, memory }: Settings): Colleague[] {
  return brands.flatMap(({ id: brand, team }) => {
    const { workspaceId, people } = memory.begun!.teams[brand]!
    return team.flatMap(({ id, name, role, isPlayed, declines = null }) => {
      if (!isPlayed) return []
      const who: Person = { kind: 'person', workspaceId, personId: people[id]!, name, role, ...seesAll }
      return [{ who, declines }]
    })
  })
}

const says = ({ database, now }: World, who: Person, state: 'available' | 'offline') =>
  database.app(who.workspaceId, tx => setPresence(tx, who, { state, now: now() }))

const see = ({ database, now }: World, all: readonly Colleague[]) =>
  database.engine(tx =>
    seePeople(
      tx,
      all.map(({ who: { workspaceId, personId } }) => ({ workspaceId, personId })),
      now(),
    ),
  )

async function answerOffers({ world, looksMs }: Settings, colleague: Colleague, signal: AbortSignal): Promise<void> {
  const { who, declines } = colleague
  const { database, now } = world
  const app = <T>(deed: Parameters<typeof database.app<T>>[1]) => database.app(who.workspaceId, deed)
  for (const { number } of await app(tx => myOffers(tx, who))) {
    await pause(looksMs, signal)
    if (signal.aborted) return
    colleague.declines = null
    const asked = { number, now: now() }
    const done =
      declines === null
        ? app(tx => acceptOffer(tx, who, asked))
        : app(tx => declineOffer(tx, who, { ...asked, reason: declines }))
    // It may have gone to somebody else while they looked.
    await done.catch((fault: { code?: string }) => {
      if (fault.code !== 'offer.gone') throw fault
    })
  }
}
