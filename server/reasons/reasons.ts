import { mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { cleanText, Fault, idOf, newId } from '#lib'
import { append } from '#log'
import type { Language, Reason } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import type { ReasonEvent } from './events.ts'
import * as store from './store.ts'

const defaults = [
  'reason.default.product',
  'reason.default.order',
  'reason.default.return',
  'reason.default.fault',
  'reason.default.payment',
  'reason.default.account',
  'reason.default.idea',
  'reason.default.praise',
  'reason.default.other',
] as const

const catalogues: Record<Language, Partial<Record<string, string>>> = { es, en }

/** What a new workspace may close its conversations for, in its language; first the most usual. */
export const defaultReasons = (language: Language): string[] => defaults.map(key => catalogues[language][key] ?? key)

/** Gives a new workspace its first reasons. Done twice is done once. As app or engine. */
export async function addDefaultReasons(
  tx: Tx,
  { workspaceId, language }: { workspaceId: string; language: Language },
): Promise<void> {
  const made = defaultReasons(language).map((label, position) => ({
    id: idOf('reason', workspaceId, defaults[position]!),
    label,
    position,
  }))
  await store.insertReasons(tx, workspaceId, made)
}

/** Those that may be chosen, in their order; `all` also those kept only for old conversations. */
export async function reasons(tx: Tx, who: Who, { all = false } = {}): Promise<(Reason & { isArchived: boolean })[]> {
  const rows = await store.listReasons(tx, who.workspaceId)
  return rows.filter(row => all || !row.isArchived).map(({ id, label, isArchived }) => ({ id, label, isArchived }))
}

/** @throws Fault `reason.unknown` (404) also for one that is kept only for old conversations */
export async function mustBeReason(tx: Tx, who: Who, reasonId: string): Promise<void> {
  if (!(await store.isReason(tx, who.workspaceId, reasonId))) throw new Fault('reason.unknown', 404)
}

/** Adds a reason at the end of the list. @throws Fault `forbidden`, `reason.empty` (422), `reason.taken` (409) */
export async function addReason(tx: Tx, who: Who, { label, now }: { label: string; now: number }): Promise<string> {
  mustBeAble(who, 'administer')
  const rows = await lockedList(tx, who)
  const id = newId(now)
  const position = 1 + Math.max(-1, ...rows.map(row => row.position))
  await store.insertReasons(tx, who.workspaceId, [{ id, label: freeLabel(label, rows), position }])
  await tell(tx, who, 'reason.added', id)
  return id
}

export type ReasonEdit = {
  id: string
  label?: string | undefined
  position?: number | undefined
  isArchived?: boolean | undefined
}

/**
 * Renames a reason, moves it to a place in the list (0 is the first), archives it or takes it back. Old conversations
 * keep it. @throws Fault `forbidden`, `reason.unknown` (404), `reason.empty` (422), `reason.taken` (409)
 */
export async function editReason(tx: Tx, who: Who, edit: ReasonEdit): Promise<void> {
  mustBeAble(who, 'administer')
  const rows = await lockedList(tx, who)
  const before = rows.find(row => row.id === edit.id)
  if (!before) throw new Fault('reason.unknown', 404)
  const others = rows.filter(row => row.id !== edit.id)
  const label = edit.label === undefined ? before.label : freeLabel(edit.label, others)
  const place = edit.position ?? rows.indexOf(before)
  const edited = others.toSpliced(place, 0, { ...before, label, isArchived: edit.isArchived ?? before.isArchived })
  await Promise.all(edited.map((row, position) => store.saveReason(tx, who.workspaceId, { ...row, position })))
  await tell(tx, who, 'reason.changed', edit.id)
}

async function lockedList(tx: Tx, who: Who): Promise<store.ReasonRow[]> {
  await store.lockReasons(tx, who.workspaceId)
  return store.listReasons(tx, who.workspaceId)
}

function freeLabel(asked: string, others: readonly store.ReasonRow[]): string {
  const label = cleanText(asked).trim()
  if (!label) throw new Fault('reason.empty', 422)
  if (others.some(other => !other.isArchived && other.label.toLowerCase() === label.toLowerCase()))
    throw new Fault('reason.taken', 409, { label })
  return label
}

async function tell(tx: Tx, who: Who, deed: ReasonEvent, id: string): Promise<void> {
  await record(tx, who, deed, id)
  await append(tx, [{ workspaceId: who.workspaceId, kind: deed, subjectId: id }])
}
