import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault, newId } from '#lib'
import { append } from '#log'
import type { NewSnippet } from '#protocol'
import type { SnippetEvent } from './events.ts'
import { deleteSnippet, listSnippets, lockSnippets, saveSnippet, type SnippetRow } from './store.ts'

const mostSnippets = 2000
const longestText = 20_000

/**
 * Adds a text of one's own, or everybody's. Returns its id.
 * @throws Fault `forbidden` (403), `snippet.empty`, `snippet.too-long`, `snippet.shortcut` (422), `snippet.shortcut-taken`, `snippet.too-many` (409)
 */
export async function addSnippet(tx: Tx, who: Who, { now, ...written }: NewSnippet & { now: number }): Promise<string> {
  mustBeAllowed(who, written.isShared)
  const all = await lockedList(tx, who)
  if (all.length >= mostSnippets) throw new Fault('snippet.too-many', 409, { max: mostSnippets })
  const id = newId(now)
  const row = { id, ownerId: written.isShared ? null : ownerOf(who), ...sound(written, all) }
  await keep(tx, who, row, now)
  if (row.ownerId === null) await record(tx, who, 'snippet.added', id, { name: row.name })
  return id
}

/**
 * Changes one. What is everybody's changes for everybody; to share one's own, or to take it back, one supervises.
 * @throws Fault as addSnippet, `snippet.unknown` (404)
 */
export async function editSnippet(
  tx: Tx,
  who: Who,
  { id, now, ...edit }: Partial<NewSnippet> & { id: string; now: number },
): Promise<void> {
  const all = await lockedList(tx, who)
  const before = all.find(each => each.id === id)
  if (!before) throw new Fault('snippet.unknown', 404)
  const wasShared = before.ownerId === null
  const isShared = edit.isShared ?? wasShared
  mustBeAllowed(who, wasShared || isShared)
  const written = {
    name: edit.name ?? before.name,
    shortcut: edit.shortcut === undefined ? before.shortcut : edit.shortcut,
    texts: edit.texts ?? before.texts,
  }
  const others = all.filter(each => each.id !== id)
  const ownerId = isShared ? null : (before.ownerId ?? ownerOf(who))
  const row = { id, ownerId, ...sound(written, others) }
  await keep(tx, who, row, now)
  if (wasShared || isShared) await record(tx, who, 'snippet.changed', id, { name: row.name })
}

/** False when there is none. @throws Fault `forbidden` */
export async function removeSnippet(tx: Tx, who: Who, { id }: { id: string }): Promise<boolean> {
  const found = (await lockedList(tx, who)).find(each => each.id === id)
  if (!found) return false
  mustBeAllowed(who, found.ownerId === null)
  await deleteSnippet(tx, who.workspaceId, id)
  if (found.ownerId === null) await record(tx, who, 'snippet.removed', id, { name: found.name })
  await tell(tx, who, id)
  return true
}

/** One's own are one's own matter; what is everybody's is a supervisor's. */
const mustBeAllowed = (who: Who, isShared: boolean) => mustBeAble(who, isShared ? 'supervise' : 'answer')

function ownerOf(who: Who): string {
  const personId = personOf(who)
  if (personId === null) throw new Fault('forbidden', 403)
  return personId
}

async function lockedList(tx: Tx, who: Who): Promise<SnippetRow[]> {
  await lockSnippets(tx, who.workspaceId)
  return listSnippets(tx, who.workspaceId, personOf(who))
}

async function keep(tx: Tx, who: Who, row: SnippetRow, now: number): Promise<void> {
  await saveSnippet(tx, who.workspaceId, row, now)
  await tell(tx, who, row.id)
}

const tell = (tx: Tx, { workspaceId }: Who, subjectId: string) =>
  append(tx, [{ workspaceId, kind: 'snippet.changed' satisfies SnippetEvent, subjectId }])

type Written = Pick<SnippetRow, 'name' | 'shortcut' | 'texts'>

/** Fit to be kept beside the others. */
function sound({ name, shortcut, texts }: Written, others: readonly SnippetRow[]): Written {
  const said = Object.entries(texts).flatMap(([language, text]) =>
    text.trim() === '' ? [] : [[language, cleanText(text).trim()] as const],
  )
  const called = cleanText(name).trim()
  if (!called || said.length === 0) throw new Fault('snippet.empty', 422)
  if (said.some(([, text]) => text.length > longestText)) throw new Fault('snippet.too-long', 422, { max: longestText })
  const short = shortcut?.trim().toLowerCase().replace(/^\//, '') || null
  if (short !== null && !/^[\p{L}\p{N}._-]{1,30}$/u.test(short)) throw new Fault('snippet.shortcut', 422)
  if (short !== null && others.some(other => other.shortcut === short))
    throw new Fault('snippet.shortcut-taken', 409, { shortcut: short })
  return { name: called, shortcut: short, texts: Object.fromEntries(said) }
}
