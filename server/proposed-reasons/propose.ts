import type { Who } from '#accounts'
import { reachOf } from '#conversations'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ProposedReasons } from '#protocol'
import { reasons } from '#reasons'
import { figuresOf, shownOf, surenessOf } from './back-test.ts'
import { saidIn } from './closings-query.ts'
import type { Models } from './models.ts'
import { placesIn } from './places.ts'
import { choicesOf, rank } from './rank.ts'
import { findLearner } from './store.ts'

/**
 * What these conversations may be closed for, at most three each, the likeliest first; none while it would be no better than
 * the commonest reason, or is turned off. As app. @throws Fault `conversation.unknown` (404)
 */
export async function propose(
  tx: Tx,
  who: Who,
  { conversationIds, models }: { conversationIds: readonly string[]; models: Models },
): Promise<ProposedReasons[]> {
  const { workspaceId } = who
  const named = conversationIds.map(id => ({ workspaceId, id }))
  const reaches = await reachOf(tx, who.kind === 'person' ? named : [])
  const texts = new Map((await saidIn(tx, workspaceId, conversationIds)).map(({ id, text }) => [id, text ?? '']))
  if (conversationIds.some(id => !texts.has(id) || !reaches(who, id))) throw new Fault('conversation.unknown', 404)
  const learner = await findLearner(tx, workspaceId)
  const none = conversationIds.map(id => ({ conversationId: id, proposed: [] }))
  if (!learner?.isShown || !figuresOf(learner.outcomes).isGood) return none
  const model = await models.of(tx, workspaceId, learner.version)
  const choices = choicesOf(await reasons(tx, who))
  const sureOf = surenessOf(learner.outcomes)
  return conversationIds.map(conversationId => {
    const places = placesIn(texts.get(conversationId) ?? '')
    const ranked = places.length === 0 ? [] : rank(model, choices, places)
    return { conversationId, proposed: shownOf(ranked, sureOf) }
  })
}
