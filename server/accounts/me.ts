import type { Database } from '#db'
import { append } from '#log'
import type { Language, Me } from '#protocol'
import type { AccountEvent } from './events.ts'
import * as store from './store.ts'

export type MyChange = { name?: string | undefined; language?: Language | undefined }

/** A person and the brands they work for, the oldest membership first. */
export function me(database: Database, personId: string): Promise<Me> {
  return database.engine(async tx => {
    const [[person], workspaces] = await Promise.all([store.personById(tx, personId), store.workspacesOf(tx, personId)])
    return { person: person!, workspaces }
  })
}

export async function changeMe(
  database: Database,
  { personId }: { personId: string },
  { name, language }: MyChange,
): Promise<void> {
  await database.engine(async tx => {
    if (language !== undefined) await store.setLanguage(tx, personId, language)
    if (name === undefined) return
    const workspaces = await store.renamePerson(tx, personId, name)
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
