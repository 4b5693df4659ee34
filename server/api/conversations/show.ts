import type { Who } from '#accounts'
import { actRules } from '#acts'
import type { Noun, World } from '#api'
import { byId, conversation as shape } from '#api/schemas'
import { conversation, waitingOf } from '#conversations'
import { mentionedAt } from '#mentions'
import type { Tx } from '#db'
import { composerRules, heardIn } from '#replies'
import type { Conversation } from '#protocol'
import { cardOf } from '../card-of.ts'
import { placeOf } from '../place-of.ts'

const schema = {
  summary: 'A conversation, its customer, and what may be written there now',
  params: byId,
  response: { 200: shape },
}

/** GET /api/v1/conversations/:id */
export const show: Noun = (app, world) => {
  app.get('/api/v1/conversations/:id', { schema }, ({ who, params }) =>
    world.database.app(who.workspaceId, tx => read(tx, who, params.id, world)),
  )
}

async function read(tx: Tx, who: Who, id: string, world: World): Promise<Conversation> {
  const [facts, heard, asked] = await Promise.all([
    conversation(tx, who, id),
    heardIn(tx, who.workspaceId, id),
    mentionedAt(tx, who, id),
  ])
  const [card, waiting] = await Promise.all([cardOf(tx, who, facts.customerId), waitingOf(tx, who, facts.customerId)])
  const place = placeOf(world)(facts.profileId)
  const composer = composerRules(place, heard, world.now())
  const customer = { ...card, conversations: card.conversations.filter(other => other.id !== facts.id) }
  const alsoWaiting = waiting.filter(other => other.id !== facts.id)
  return { ...facts, mentionedAt: asked, customer, alsoWaiting, composer, acts: actRules(place) }
}
