import type { ImapFlow } from 'imapflow'
import { fieldsOf, numberOf, type Pulled, readJson, textOf } from '#channel'
import { type Ctx, fault, isFault, secretsOf } from './fault.ts'
import { fetched } from './fetched.ts'
import { readHeaders } from './header.ts'
import { faultOf, type Folder, followedFolders, type Mailbox, open, openMailbox } from './imap.ts'
import { foundQuery, markHeader } from './parse.ts'
import { noteReplyTo } from './reply-to.ts'

/** How far a folder has been read: its generation (UIDVALIDITY), the last number in it, and when that one arrived. */
type Mark = { generation: string; last: number; at: number }
type Marks = Record<string, Mark>

/** A mail larger than this is cut off there: what people send is smaller, and servers refuse more. */
export const mostBytes = 30 * 1024 * 1024
const roundMs = 120_000
/** In a folder that was made anew, this much is read again before the time of the last known mail. */
const overlapMs = 2 * 86_400_000

/** What arrives in the inbox and in the folder of sent mail. Nothing in the mailbox is changed, no mark of being read set. */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncGenerator<Pulled> {
  await using mailbox = await openMailbox(ctx)
  try {
    yield* follow(mailbox, ctx, marksIn(from))
  } catch (error) {
    if (ctx.signal.aborted) return
    // What we could not keep ourselves is no fault of the mailbox.
    const isTheirs = !mailbox.client.usable || isFault(error) || isRefusal(error)
    throw isTheirs ? faultOf(error, secretsOf(ctx.settings)) : error
  }
}

const isRefusal = (error: unknown): boolean => error instanceof Error && 'responseStatus' in error

async function* follow(mailbox: Mailbox, ctx: Ctx, marks: Marks): AsyncGenerator<Pulled> {
  const { client } = mailbox
  const bell = bellOf(client)
  const folders = await followedFolders(client)
  for (const { path } of folders.filter(each => !marks[each.path])) {
    // From now on: what lies there already is not ours to bring.
    const { generation, next } = await open(client, path)
    marks[path] = { generation, last: next - 1, at: ctx.now() }
  }
  // Also where nothing is new: it says that the mailbox is open to us.
  yield cursorAt(marks)
  while (!ctx.signal.aborted) {
    bell.reset()
    for (const folder of folders) yield* newIn(mailbox, folder, marks, ctx)
    // Ends with our next command. Servers without IDLE are asked again after a while.
    void client.idle().catch(() => {})
    await Promise.race([bell.rings(), ctx.pause(roundMs)])
    // Some commands answer a lost connection with nothing instead of a fault.
    if (!client.usable) throw fault('unreachable')
  }
}

/** Rings when the server says that something has arrived, also while nobody was waiting, or when the connection ends. */
function bellOf(client: ImapFlow) {
  let rung = Promise.withResolvers<void>()
  for (const event of ['exists', 'close'] as const) client.on(event, () => rung.resolve())
  return { rings: () => rung.promise, reset: () => void (rung = Promise.withResolvers<void>()) }
}

async function* newIn(mailbox: Mailbox, folder: Folder, marks: Marks, ctx: Ctx): AsyncGenerator<Pulled> {
  const { client } = mailbox
  const { path } = folder
  const known = marks[path]!
  if (folder.use === 'sent' && !(await hasNews(client, path, known))) return
  const { generation, next } = await open(client, path)
  const isAnew = known.generation !== generation
  for (const uid of await numbersAfter(client, known, isAnew)) {
    // What we sent ourselves is known: it is not brought again, with all its files.
    if (folder.use === 'sent' && (await isMarked(client, uid))) {
      marks[path] = { ...marks[path]!, generation, last: uid }
      continue
    }
    const pulled = await fetchOne(client, folder, generation, uid)
    if (!pulled) continue
    if (folder.use === 'inbox') await noteReplyTo(pulled.body, mailbox.account, ctx)
    marks[path] = { generation, last: uid, at: Math.max(marks[path]!.at, pulled.at ?? 0) }
    yield { body: pulled.body, headers: {}, query: pulled.query, cursor: JSON.stringify(marks) }
  }
  if (isAnew) {
    marks[path] = { generation, last: Math.max(next - 1, ...lastOf(marks[path]!, generation)), at: marks[path]!.at }
    yield cursorAt(marks)
  }
}

/** Nothing but how far we are. */
const cursorAt = (marks: Marks): Pulled => ({
  body: new Uint8Array(0),
  headers: {},
  query: '',
  cursor: JSON.stringify(marks),
})

const lastOf = (mark: Mark, generation: string): number[] => (mark.generation === generation ? [mark.last] : [])

/** Whether something has come to a folder that is not open. */
async function hasNews(client: ImapFlow, path: string, known: Mark): Promise<boolean> {
  const status = await client.status(path, { uidNext: true, uidValidity: true })
  if (!status) return false
  return String(status.uidValidity) !== known.generation || (status.uidNext ?? 0) > known.last + 1
}

/**
 * The numbers of what is new, in their order. "From this one on" always names the last mail too, even when it is older. In
 * a folder made anew all numbers are others: what arrived lately is brought again, and is known by its Message-ID.
 */
async function numbersAfter(client: ImapFlow, known: Mark, isAnew: boolean): Promise<number[]> {
  const wanted = isAnew ? { since: new Date(known.at - overlapMs) } : { uid: `${known.last + 1}:*` }
  const found = await client.search(wanted, { uid: true })
  if (!found) throw fault(client.usable ? 'bad-answer' : 'unreachable')
  return found.filter(uid => isAnew || uid > known.last).toSorted((a, b) => a - b)
}

async function isMarked(client: ImapFlow, uid: number): Promise<boolean> {
  const found = await fetched(client, uid, { headers: [markHeader] })
  return found?.headers !== undefined && readHeaders(found.headers).has(markHeader)
}

type Brought = { body: Uint8Array; query: string; at?: number }

/** One mail, byte for byte; undefined when it has gone meanwhile. */
async function fetchOne(
  client: ImapFlow,
  folder: Folder,
  generation: string,
  uid: number,
): Promise<Brought | undefined> {
  const asked = { size: true, internalDate: true, source: { start: 0, maxLength: mostBytes } }
  const found = await fetched(client, uid, asked)
  if (!found?.source) return undefined
  const at = new Date(found.internalDate ?? Number.NaN).getTime()
  const query = foundQuery({
    folder: folder.path,
    generation,
    uid,
    isSent: folder.use === 'sent',
    isCut: (found.size ?? 0) > found.source.length && found.source.length >= mostBytes,
    ...(Number.isFinite(at) ? { at } : {}),
  })
  return { body: found.source, query, ...(Number.isFinite(at) ? { at } : {}) }
}

function marksIn(cursor: string | undefined): Marks {
  const marks: Marks = {}
  for (const [path, value] of Object.entries(fieldsOf(readJson(cursor ?? '{}')))) {
    const { generation, last, at } = fieldsOf(value)
    const number = numberOf(last)
    if (number !== undefined)
      marks[path] = { generation: textOf(generation) ?? '', last: number, at: numberOf(at) ?? 0 }
  }
  return marks
}
