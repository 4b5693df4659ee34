import { z } from 'zod'
import type { Noun } from '#api'
import { byId, foundAccount, profileCheck } from '#api/schemas'
import { chooseAccounts, findAccounts, profileCards, subscribe } from '#profiles'
import type { AccountsFound } from '#protocol'
import { meansOf } from './means.ts'
import { accountsChosen, card } from './schemas.ts'
import { takeWaiting } from './take-waiting.ts'

const reached = z.object({
  health: profileCheck,
  found: z.array(foundAccount.extend({ profileId: z.string().nullable() })),
}) satisfies z.ZodType<AccountsFound>

const finding = {
  summary: 'The accounts that the credentials of this profile’s connection reach, asked of the platform now',
  params: byId,
  response: { 200: reached },
}

const choosing = {
  summary: 'Make profiles of accounts of this profile’s connection; one that waits for its account becomes the first',
  params: byId,
  body: accountsChosen,
  response: { 201: z.array(card) },
}

/** GET /api/v1/profiles/:id/accounts, which takes as long as the platform, 35 s at most; POST /api/v1/profiles/:id/accounts. */
export const accounts: Noun = (app, world) => {
  app.get('/api/v1/profiles/:id/accounts', { schema: finding }, ({ who, params }) =>
    findAccounts(world, who, params.id),
  )
  app.post('/api/v1/profiles/:id/accounts', { schema: choosing }, async ({ who, params, body }, reply) => {
    const { channels, now } = world
    const cards = await world.database.app(who.workspaceId, async tx => {
      const chosen = { id: params.id, accounts: body.accounts }
      const ids = new Set(await chooseAccounts(tx, who, chosen, { channels, now: now() }))
      const all = await profileCards(tx, await meansOf(tx, who.workspaceId, world))
      return all.filter(({ id }) => ids.has(id))
    })
    await world.directory.reload()
    // They are kept whatever the platform says to it: what is wrong shows in their health.
    const { connectionId } = cards[0]!
    await subscribe(world, connectionId)
    await takeWaiting(world, who.workspaceId, connectionId)
    return reply.code(201).send(cards)
  })
}
