import { mustBeAble, type Who } from '#accounts'
import { accessConversation, personOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { holdMs, type MacroStep } from '#protocol'
import type { Done, Run } from './kind.ts'
import { kindOf } from './kinds.ts'
import { macro } from './macros.ts'
import { findRun, forgetRuns, forgetUndo, noteRun } from './store.ts'

type Undo = { kind: MacroStep['kind']; done: Done }[]

/**
 * Does all steps of a macro in a conversation, or none. False when this run was done already.
 * @throws Fault `forbidden` (403), `macro.unknown`, `conversation.unknown` (404), `macro.snippet`, `macro.colleague`, `macro.reason` (409),
 * `macro.gaps` (422), and what each step throws
 */
export async function runMacro(tx: Tx, who: Who, { macroId, ...run }: Run & { macroId: string }): Promise<boolean> {
  const personId = mustBePerson(who)
  const { id, conversationId, now } = run
  await accessConversation(tx, who, conversationId)
  if (await findRun(tx, who.workspaceId, id)) return false
  const { steps } = await macro(tx, who, macroId)
  for (const step of steps) await kindOf(step).check(tx, who, step)
  const undo: Undo = []
  for (const [place, step] of steps.entries())
    undo.push({ kind: step.kind, done: await kindOf(step).run(tx, who, step, run, place + 1) })
  await noteRun(tx, who.workspaceId, macroId, { id, conversationId, personId, at: now, undo: JSON.stringify(undo) })
  await forgetRuns(tx, who.workspaceId, now)
  return true
}

/**
 * Takes back all that a run did, or nothing, within the ten seconds in which its answer is held. Only whoever ran it may.
 * False when there is nothing to undo. @throws Fault `forbidden` (403), `macro.unknown` (404), `macro.too-late`,
 * `message.on-its-way` (409)
 */
export async function undoMacro(tx: Tx, who: Who, { runId, now }: { runId: string; now: number }): Promise<boolean> {
  const personId = mustBePerson(who)
  const seen = await findRun(tx, who.workspaceId, runId)
  if (!seen) throw new Fault('macro.unknown', 404)
  if (seen.personId !== personId) throw new Fault('forbidden', 403)
  await accessConversation(tx, who, seen.conversationId)
  const run = await findRun(tx, who.workspaceId, runId)
  if (!run?.undo) return false
  if (now > run.at + holdMs) throw new Fault('macro.too-late', 409)
  for (const { kind, done } of (JSON.parse(run.undo) as Undo).toReversed())
    if (done)
      await kindOf({ kind } as MacroStep).undo(tx, who, done as never, { conversationId: run.conversationId, now })
  await forgetUndo(tx, who.workspaceId, runId)
  return true
}

function mustBePerson(who: Who): string {
  mustBeAble(who, 'answer')
  const personId = personOf(who)
  if (personId === null) throw new Fault('forbidden', 403)
  return personId
}
