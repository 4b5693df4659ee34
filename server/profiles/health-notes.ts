import type { Health } from '#channel'
import { type Database, isAway } from '#db'
import { second } from '#lib'
import { append } from '#log'
import { failingOf, type Note, writeNotes } from './health-store.ts'

type Noted = { workspaceId: string; id: string }

/** What the outside said of connections: kept in memory and written at most once a second. Times are epoch ms. */
export type HealthNotes = {
  received(connection: Noted, at: number): void
  rejected(connection: Noted, at: number): void
  sent(connection: Noted, at: number): void
  /** It refuses us, or cannot be reached; `code` has words in the catalogue (`channel.<id>.health.<code>`). */
  failing(connection: Noted, at: number, code: string): void
  recovered(connection: Noted): void
  /** What the platform says when it is asked: of the credentials, and of each account. */
  checked(connection: Noted, at: number, said: Health): void
  /** The platform says by itself that one account ails, or (null) that it is well again. */
  ails(connection: Noted, profileKey: string, at: number, code: string | null): void
  /** Writes what has been noted now. */
  flush(): Promise<void>
}

const everyMs = second

export function healthNotes(database: Database, failed: (error: unknown) => void = () => {}): HealthNotes {
  let notes = new Map<string, Note>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const noteOf = ({ workspaceId, id }: Noted): Note => {
    timer ??= setTimeout(() => void flush().catch(failed), everyMs).unref()
    const found = notes.get(id) ?? { workspaceId, connectionId: id, rejected: 0, ailments: new Map() }
    notes.set(id, found)
    return found
  }
  // One after the other: whoever asks for a flush waits for the one that is under way as well.
  const flush = () => (writing = writing.catch(() => {}).then(writeNoted))
  const writeNoted = async () => {
    clearTimeout(timer)
    timer = undefined
    if (notes.size === 0) return
    const taken = notes
    notes = new Map()
    try {
      await write(database, [...taken.values()])
    } catch (error) {
      // What was noted meanwhile is newer and stays on top.
      for (const [id, note] of taken) notes.set(id, merged(note, notes.get(id)))
      if (notes.size > 0) timer ??= setTimeout(() => void flush().catch(failed), everyMs).unref()
      if (!isAway(error)) throw error
    }
  }
  return {
    received: (connection, at) => void (noteOf(connection).receivedAt = at),
    rejected(connection, at) {
      const note = noteOf(connection)
      note.rejected++
      note.rejectedAt = at
    },
    sent: (connection, at) => void (noteOf(connection).sentAt = at),
    failing: (connection, at, code) => void (noteOf(connection).failure = { code, at }),
    recovered: connection => void (noteOf(connection).failure = null),
    checked(connection, at, said) {
      const note = noteOf(connection)
      if (said.state === 'failing') return void (note.failure = { code: said.code, at })
      note.failure = null
      note.validUntil = said.until ?? null
      note.ailments = new Map((said.ailing ?? []).map(({ key, code }) => [key, { code, at }]))
      note.areAllNamed = true
    },
    ails: (connection, profileKey, at, code) =>
      void noteOf(connection).ailments.set(profileKey, code === null ? null : { code, at }),
    flush,
  }
}

const merged = (older: Note, newer: Note | undefined): Note => ({
  ...older,
  ...newer,
  rejected: older.rejected + (newer?.rejected ?? 0),
  ailments: newer?.areAllNamed ? newer.ailments : new Map([...older.ailments, ...(newer?.ailments ?? [])]),
})

/** Tells the rooms below when a connection began to fail or recovered, not each time that it is noted. */
async function write(database: Database, notes: readonly Note[]): Promise<void> {
  await database.engine(async tx => {
    const spoken = notes.filter(note => note.failure !== undefined)
    const before =
      spoken.length > 0 ? new Set((await failingOf(tx, spoken)).map(row => row.connectionId)) : new Set<string>()
    const moved = await writeNotes(tx, notes)
    const turned = spoken.filter(note => (note.failure !== null) !== before.has(note.connectionId))
    await append(
      tx,
      turned.map(({ workspaceId, connectionId, failure }) => ({
        workspaceId,
        kind: failure === null ? 'connection.recovered' : 'connection.failing',
        subjectId: connectionId,
      })),
    )
    const ailing = notes.filter(({ connectionId }) => moved.has(connectionId))
    const kind = 'connection.accounts-ail'
    await append(
      tx,
      ailing.map(({ workspaceId, connectionId }) => ({ workspaceId, kind, subjectId: connectionId })),
    )
  })
}
