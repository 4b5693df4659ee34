import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault } from '#lib'
import { append } from '#log'
import type { NoticeDraft, NoticeState } from '#protocol'
import { tellDraft } from './events.ts'
import { lockDraft, saveDraft } from './store.ts'

export type DraftEdit = {
  what?: string | undefined
  who?: string | undefined
  workaround?: string | undefined
  nextAt?: number | undefined
  state?: NoticeState | undefined
}

/** A draft becomes ready and is done; until then it can be dismissed. What is over can be taken up again. */
const steps: Record<NoticeState, readonly NoticeState[]> = {
  draft: ['ready', 'dismissed'],
  ready: ['draft', 'done', 'dismissed'],
  done: [],
  dismissed: ['draft'],
}

/**
 * What somebody makes of a draft. What goes out says what happens, to whom, and when there is news.
 * @throws Fault `forbidden` (403), `notice-draft.unknown` (404), `notice-draft.state` (409), `notice-draft.empty`,
 * `notice-draft.past` (422)
 */
export async function editDraft(
  tx: Tx,
  who: Who,
  { id, now, ...edit }: DraftEdit & { id: string; now: number },
): Promise<NoticeDraft> {
  mustBeAble(who, 'answer')
  const before = await lockDraft(tx, who.workspaceId, id)
  if (!before) throw new Fault('notice-draft.unknown', 404)
  const state = edit.state ?? before.state
  const isStep = state !== before.state
  if (isStep && !steps[before.state].includes(state)) throw new Fault('notice-draft.state', 409)
  if (before.state === 'done') throw new Fault('notice-draft.state', 409)
  const draft = {
    ...before,
    state,
    what: cleanText(edit.what ?? before.what),
    who: cleanText(edit.who ?? before.who),
    workaround: cleanText(edit.workaround ?? before.workaround),
    nextAt: edit.nextAt ?? before.nextAt,
    changedAt: now,
    changedById: personOf(who),
  }
  if (isStep && (state === 'ready' || state === 'done')) mustSayEnough(draft, now)
  await saveDraft(tx, who.workspaceId, draft)
  if (isStep) await record(tx, who, 'notice-draft.changed', id, { from: before.state, to: state })
  await append(tx, [tellDraft(who.workspaceId, 'notice-draft.changed', id)])
  return draft
}

function mustSayEnough({ what, who, nextAt }: NoticeDraft, now: number): void {
  if (!what.trim() || !who.trim()) throw new Fault('notice-draft.empty', 422)
  if (nextAt <= now) throw new Fault('notice-draft.past', 422)
}
