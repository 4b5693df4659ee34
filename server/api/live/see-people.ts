import type { World } from '#api'
import { second } from '#lib'
import { seePeople } from '#workforce'
import type { Audience } from './viewer.ts'

const everyMs = 20 * second

/** Tells who has a console open, again and again: whoever is no longer told of is offline after a while. Returns how to stop. */
export function openSeeing(audience: Audience, { database, now, log }: World): () => void {
  const look = (): void => {
    const people = new Map<string, { workspaceId: string; personId: string }>()
    for (const { who, personId } of audience.viewers) {
      const { workspaceId } = who
      if (personId !== null) people.set(`${workspaceId}/${personId}`, { workspaceId, personId })
    }
    const all = [...people.values()]
    if (all.length > 0) database.engine(tx => seePeople(tx, all, now())).catch(error => log.debug(error))
  }
  const timer = setInterval(look, everyMs)
  return () => clearInterval(timer)
}
