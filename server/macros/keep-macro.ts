import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, cleanValue, Fault, newId } from '#lib'
import { append } from '#log'
import type { MacroStep, NewMacro } from '#protocol'
import type { MacroEvent } from './events.ts'
import { inOrder, kindOf } from './kinds.ts'
import { deleteMacro, listMacros, lockMacros, type MacroRow, saveMacro } from './store.ts'

const mostMacros = 500
const mostSteps = 10

/**
 * Adds one of one's own, or everybody's. Returns its id.
 * @throws Fault `forbidden` (403), `macro.empty`, `macro.twice` (422), `macro.too-many`, `macro.snippet`, `macro.colleague`,
 * `macro.reason` (409)
 */
export async function addMacro(tx: Tx, who: Who, { now, ...written }: NewMacro & { now: number }): Promise<string> {
  mustBeAllowed(who, written.isShared)
  const all = await lockedList(tx, who)
  if (all.length >= mostMacros) throw new Fault('macro.too-many', 409, { max: mostMacros })
  const id = newId(now)
  const row = { id, ownerId: written.isShared ? null : ownerOf(who), ...(await sound(tx, who, written)) }
  await keep(tx, who, row, now)
  if (row.ownerId === null) await record(tx, who, 'macro.added', id, { name: row.name })
  return id
}

/** Changes one; what is everybody's is a supervisor's matter. @throws Fault as addMacro, `macro.unknown` (404) */
export async function editMacro(
  tx: Tx,
  who: Who,
  { id, now, ...edit }: Partial<NewMacro> & { id: string; now: number },
): Promise<void> {
  const before = (await lockedList(tx, who)).find(each => each.id === id)
  if (!before) throw new Fault('macro.unknown', 404)
  const wasShared = before.ownerId === null
  const isShared = edit.isShared ?? wasShared
  mustBeAllowed(who, wasShared || isShared)
  const ownerId = isShared ? null : (before.ownerId ?? ownerOf(who))
  const written = { name: edit.name ?? before.name, steps: edit.steps ?? before.steps }
  const row = { id, ownerId, ...(await sound(tx, who, written)) }
  await keep(tx, who, row, now)
  if (wasShared || isShared) await record(tx, who, 'macro.changed', id, { name: row.name })
}

/** False when there is none. @throws Fault `forbidden` */
export async function removeMacro(tx: Tx, who: Who, { id }: { id: string }): Promise<boolean> {
  const found = (await lockedList(tx, who)).find(each => each.id === id)
  if (!found) return false
  mustBeAllowed(who, found.ownerId === null)
  await deleteMacro(tx, who.workspaceId, id)
  if (found.ownerId === null) await record(tx, who, 'macro.removed', id, { name: found.name })
  await tell(tx, who, id)
  return true
}

const mustBeAllowed = (who: Who, isShared: boolean) => mustBeAble(who, isShared ? 'supervise' : 'answer')

function ownerOf(who: Who): string {
  const personId = personOf(who)
  if (personId === null) throw new Fault('forbidden', 403)
  return personId
}

async function lockedList(tx: Tx, who: Who): Promise<MacroRow[]> {
  await lockMacros(tx, who.workspaceId)
  return listMacros(tx, who.workspaceId, personOf(who))
}

async function keep(tx: Tx, who: Who, row: MacroRow, now: number): Promise<void> {
  await saveMacro(tx, who.workspaceId, row, now)
  await tell(tx, who, row.id)
}

const tell = (tx: Tx, { workspaceId }: Who, subjectId: string) =>
  append(tx, [{ workspaceId, kind: 'macro.changed' satisfies MacroEvent, subjectId }])

/** Fit to be run: it does something, nothing twice, and what it names is there. */
async function sound(tx: Tx, who: Who, { name, steps }: Pick<NewMacro, 'name' | 'steps'>) {
  const called = cleanText(name).trim()
  if (!called || steps.length === 0 || steps.length > mostSteps || steps.some(isEmpty))
    throw new Fault('macro.empty', 422)
  const once = steps.filter(({ kind }) => kind !== 'note').map(({ kind }) => (kind === 'snooze' ? 'close' : kind))
  if (new Set(once).size < once.length) throw new Fault('macro.twice', 422)
  for (const step of steps) await kindOf(step).check(tx, who, step)
  return { name: called, steps: cleanValue(inOrder(steps)) }
}

const isEmpty = (step: MacroStep) =>
  step.kind === 'note' ? !step.text.trim() : step.kind === 'tag' && step.add.length + step.remove.length === 0
