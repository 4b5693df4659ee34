import { may, mustBeAble, record, type Who } from '#accounts'
import type { Tx } from '#db'
import { Fault } from '#lib'
import { append } from '#log'
import type { TagRules } from '#protocol'
import type { TagEvent } from './events.ts'
import { findRules, saveRules } from './store.ts'

export const tagRules = (tx: Tx, { workspaceId }: Who): Promise<TagRules> => findRules(tx, workspaceId)

/** Whether agents may make tags while tagging. @throws Fault `forbidden` (403) */
export async function setTagRules(tx: Tx, who: Who, rules: TagRules): Promise<void> {
  mustBeAble(who, 'supervise')
  await saveRules(tx, who.workspaceId, rules)
  await record(tx, who, 'tag.rules', undefined, rules)
  await append(tx, [{ workspaceId: who.workspaceId, kind: 'tag.changed' satisfies TagEvent }])
}

/** @throws Fault `forbidden`, `tag.closed` (403) when the brand lets only supervisors make tags */
export async function mustBeAbleToAdd(tx: Tx, who: Who): Promise<void> {
  if (may(who, 'supervise')) return
  mustBeAble(who, 'answer')
  const { agentsMayAdd } = await findRules(tx, who.workspaceId)
  if (!agentsMayAdd) throw new Fault('tag.closed', 403)
}
