import type { DemoClock } from '../clock.ts'
import { demoBrands } from './brands.ts'
import { foundBrands } from './client.ts'
import type { Begun, Memory } from './memory.ts'
import type { Story } from './read-stories.ts'

const hour = 3_600_000

type Beginning = {
  memory: Memory
  clock: DemoClock
  /** Where the brand answers. */
  address: string
  stories: readonly Story[]
  /** When the last weeks of this world end. */
  bornAt: number
  runs: number
}

/** When the first story begins, or the world is born if there is none. */
export const firstOf = (stories: readonly Story[], bornAt: number): number =>
  Math.min(bornAt, ...stories.flatMap(({ steps }) => steps.map(({ at }) => at)))

/** The brands are founded an hour before the first story, unless they are there already. */
export async function begin({ memory, clock, address, stories, bornAt, runs }: Beginning): Promise<Begun> {
  if (memory.begun) return { ...memory.begun, runs }
  clock.travel(firstOf(stories, bornAt) - hour)
  const founded = await foundBrands(address, demoBrands)
  const teams = Object.fromEntries(demoBrands.map(({ id }, place) => [id, founded[place]!]))
  return { bornAt, runs, teams, profiles: {} }
}
