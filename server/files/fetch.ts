import type { Database } from '#db'
import { asError, type Clock, day, Fault, minute } from '#lib'
import { append, type JobTasks, type NewEvent } from '#log'
import type { Contexts, Directory } from '#profiles'
import { contextOf } from './context.ts'
import type { Disk } from './disk.ts'
import { orderBytes, type Source } from './expect.ts'
import type { Files } from './files.ts'
import { type Draft, receive } from './receive.ts'
import { findFile, noteWaiting, settleFile } from './store.ts'
import type { FileRow } from './tables.ts'

const patienceMs = 3 * minute

type Means = {
  database: Database
  disk: Disk
  directory: Directory
  contexts: Contexts
  now: Clock
  files: () => Pick<Files, 'read' | 'address'>
}

/** What came of it: the bytes, or why there are none (`file.failure.<code>` has the words); `waits`, why not yet. */
type Outcome = Settled | { kind: 'waits'; failure: string }

type Settled = { kind: 'here'; draft: Draft } | { kind: 'refused' | 'failed'; failure: string }

/** So long we wait for room on our own disk: few platforms keep their media longer. */
const longestWaitMs = 7 * day

/** The job that brings the bytes of a pending file. Once they are here, or cannot be had, running it again does nothing. */
export const fetchJob =
  (means: Means): JobTasks[string] =>
  async (payload, attempt) => {
    const { workspaceId, id } = payload as { workspaceId: string; id: string }
    const row = await means.database.engine(tx => findFile(tx, workspaceId, id))
    if (row?.state !== 'pending') return
    const outcome = await bring(means, row).catch((error: unknown) => {
      if (codeIn(error) === 'disk.full' && means.now() - row.createdAt < longestWaitMs)
        return { kind: 'waits' as const, failure: 'no-room-yet' }
      return foreseen(error, attempt.last)
    })
    if (outcome.kind === 'waits') return waitForRoom(means, row, outcome.failure, attempt.last)
    await settle(means, row, outcome)
  }

async function bring(means: Means, row: FileRow): Promise<Outcome> {
  const { directory, contexts, disk } = means
  const { connectionId, ref } = JSON.parse(row.source!) as Source
  const connected = directory.find(connectionId)
  if (!connected) throw new Error(`There is no connection ${connectionId}`)
  const ctx = contextOf(connected, { files: means.files(), contexts, signal: AbortSignal.timeout(patienceMs) })
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

/** Says why in the file's place, and has the job try again, as often as it takes. */
async function waitForRoom({ database }: Means, row: FileRow, failure: string, isLast: boolean): Promise<void> {
  await database.engine(async tx => {
    if (isLast) await orderBytes(tx, row)
    if (await noteWaiting(tx, row, failure)) await append(tx, [changed(row)])
  })
  if (!isLast) throw new Fault('disk.full', 507)
}

/** What will not change by trying again is settled now, the rest at the last try. */
function foreseen(error: unknown, isLast: boolean): Settled {
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

async function settle({ database, disk }: Means, row: FileRow, outcome: Settled): Promise<void> {
  const settled: FileRow =
    outcome.kind === 'here'
      ? { ...row, ...known(outcome.draft), state: 'ready', failure: null }
      : { ...row, state: outcome.kind, failure: outcome.failure }
  const isNews = await database.engine(async tx => {
    if (!(await settleFile(tx, settled))) return false
    // While the row is locked: of two jobs for one file, the bytes are those of the one that wins.
    if (outcome.kind === 'here') await disk.place(outcome.draft, row)
    await append(tx, [changed(row)])
    return true
  })
  if (!isNews && outcome.kind === 'here') await disk.discard(outcome.draft)
}

/** Told with the message that shows it. */
function changed({ workspaceId, id, source, messageId }: FileRow): NewEvent {
  const { conversationId } = JSON.parse(source!) as Source
  return {
    ...{ workspaceId, kind: 'file.changed', subjectId: id, conversationId },
    ...(messageId === null ? {} : { detail: { messageId } }),
  }
}

const known = ({ name, type, size, sha256, width, height }: Draft) => ({ name, type, size, sha256, width, height })
