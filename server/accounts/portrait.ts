import { randomBytes } from 'node:crypto'
import type { Database } from '#db'
import { append } from '#log'
import type { AccountEvent } from './events.ts'
import * as store from './store.ts'

/** Gives a person another picture, or none; all brands they work for hear of it. */
export async function changePortrait(
  database: Database,
  { personId }: { personId: string },
  bytes: Buffer | null,
): Promise<void> {
  const name = `${randomBytes(16).toString('base64url')}.webp`
  await database.engine(async tx => {
    await (bytes ? store.savePortrait(tx, { personId, name, bytes }) : store.dropPortrait(tx, personId))
    const workspaces = await store.showPortrait(tx, personId, bytes && `/portraits/${name}`)
    await append(
      tx,
      workspaces.map(workspaceId => ({
        workspaceId,
        kind: 'colleague.changed' satisfies AccountEvent,
        subjectId: personId,
      })),
    )
  })
}

/** The bytes under a name; undefined once there is another picture. */
export const portrait = (database: Database, name: string): Promise<Buffer | undefined> =>
  database.engine(tx => store.findPortrait(tx, name))
