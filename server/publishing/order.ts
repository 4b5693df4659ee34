import type { Tx } from '#db'
import { addJob } from '#log'
import { type Place, setState } from './store.ts'

export const publishTask = 'publishing.publish'

/** Some hours of trying, more and more seldom. */
const attempts = 12

/** Orders that the platform be brought up to what is kept; the order exists exactly when the change does. */
export async function order(tx: Tx, { workspaceId, profileId }: Place, now: number): Promise<void> {
  const waiting = { state: 'waiting', code: null, over: null, said: null } as const
  await setState(tx, { workspaceId, profileId }, waiting, now)
  await addJob(tx, publishTask, { workspaceId, profileId }, { key: `publish:${workspaceId}:${profileId}`, attempts })
}
