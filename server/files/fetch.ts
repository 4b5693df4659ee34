import type { Database } from '#db'
import { asError, type Clock, Fault, minute } from '#lib'
import { append, type JobTasks } from '#log'
import type { Directory } from '#profiles'
import { contextOf } from './context.ts'
import type { Disk } from './disk.ts'
import type { Source } from './expect.ts'
import type { Files } from './files.ts'
import { type Draft, receive } from './receive.ts'
import { findFile, settleFile } from './store.ts'
import type { FileRow } from './tables.ts'

const patienceMs = 3 * minute

type Means = {
  database: Database
  disk: Disk
  directory: Directory
  fetch: typeof fetch
  now: Clock
  files: () => Pick<Files, 'read' | 'address'>
}

/** What came of it: the bytes, or why there are none (`file.failure.<code>` has the words). */
type Outcome = { kind: 'here'; draft: Draft } | { kind: 'refused' | 'failed'; failure: string }

/** The job that brings the bytes of a pending file. Once they are here, or cannot be had, running it again does nothing. */
export const fetchJob =
  (means: Means): JobTasks[string] =>
  async (payload, attempt) => {
    const { workspaceId, id } = payload as { workspaceId: string; id: string }
    const row = await means.database.engine(tx => findFile(tx, workspaceId, id))
    if (row?.state !== 'pending') return
    const outcome = await bring(means, row).catch((error: unknown) => foreseen(error, attempt.last))
    await settle(means, row, outcome)
  }

async function bring(means: Means, row: FileRow): Promise<Outcome> {
  const { directory, fetch, now, disk } = means
  const { connectionId, ref } = JSON.parse(row.source!) as Source
  const connected = directory.find(connectionId)
  if (!connected) throw new Error(`There is no connection ${connectionId}`)
  const ctx = contextOf(connected, { files: means.files(), fetch, now, signal: AbortSignal.timeout(patienceMs) })
  const { media } = connected.channel
  if (!media && !ref.url) return { kind: 'failed', failure: 'gone' }
  const response = media ? await media.call(connected.channel, ref, ctx) : await ctx.fetch(ref.url!)
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel()
    return { kind: 'failed', failure: 'gone' }
  }
  if (!response.ok || !response.body) throw new Error(`The platform answers ${response.status}`)
  const name = row.name === 'file' ? nameFrom(ref.url, response) : row.name
  return { kind: 'here', draft: await receive(disk, { workspaceId: row.workspaceId, name, bytes: response.body }) }
}

function nameFrom(url: string | undefined, response: Response): string {
  const said = /filename="?([^";]+)"?/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return said ?? (url && URL.canParse(url) ? decoded(new URL(url).pathname) : '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const refusals: Record<string, string> = {
  'file.too-large': 'too-large',
  'file.empty': 'empty',
  'file.program': 'program',
  'answer.too-large': 'too-large',
}
const forGood: Record<string, string> = {
  'address.private': 'forbidden-address',
  'address.scheme': 'forbidden-address',
}

/** What will not change by trying again is settled now, the rest at the last try. */
function foreseen(error: unknown, isLast: boolean): Outcome {
  const code = codeIn(error)
  if (code && refusals[code]) return { kind: 'refused', failure: refusals[code] }
  if (code && forGood[code]) return { kind: 'failed', failure: forGood[code] }
  if (!isLast) throw asError(error)
  return { kind: 'failed', failure: code === 'disk.full' ? 'disk-full' : 'unreachable' }
}

function codeIn(error: unknown): string | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if (each instanceof Fault) return each.code
  }
  return undefined
}

async function settle({ database, disk }: Means, row: FileRow, outcome: Outcome): Promise<void> {
  const { conversationId } = JSON.parse(row.source!) as Source
  const { workspaceId, id } = row
  const settled: FileRow =
    outcome.kind === 'here'
      ? { ...row, ...known(outcome.draft), state: 'ready', failure: null }
      : { ...row, state: outcome.kind, failure: outcome.failure }
  const isNews = await database.engine(async tx => {
    if (!(await settleFile(tx, settled))) return false
    // While the row is locked: of two jobs for one file, the bytes are those of the one that wins.
    if (outcome.kind === 'here') await disk.place(outcome.draft, row)
    await append(tx, [{ workspaceId, kind: 'file.changed', subjectId: id, conversationId }])
    return true
  })
  if (!isNews && outcome.kind === 'here') await disk.discard(outcome.draft)
}

const known = ({ name, type, size, sha256, width, height }: Draft) => ({ name, type, size, sha256, width, height })
