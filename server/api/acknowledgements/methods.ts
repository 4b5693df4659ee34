import { z } from 'zod'
import { findWorkspace, type Who } from '#accounts'
import { type Account, acknowledgement, acknowledgements, keepAcknowledgement } from '#acknowledgements'
import type { Noun, World } from '#api'
import { byId } from '#api/schemas'
import { Fault } from '#lib'
import { placeOf } from '../place-of.ts'
import { asked, card, view } from './shapes.ts'

/** GET /api/v1/acknowledgements */
export const list: Noun = (app, { database, directory }) => {
  const schema = {
    summary: 'Which accounts say out of hours when there is an answer',
    response: { 200: z.array(card) },
  }
  app.get('/api/v1/acknowledgements', { schema }, ({ who }) =>
    database.app(who.workspaceId, tx => acknowledgements(tx, who, accountsOf(directory, who))),
  )
}

const answer = { params: byId, response: { 200: view } }

/** GET /api/v1/profiles/:id/acknowledgement */
export const show: Noun = (app, world) => {
  const schema = { summary: 'What an account says out of hours, and what would be read of it', ...answer }
  app.get('/api/v1/profiles/:id/acknowledgement', { schema }, async ({ who, params: { id } }) => {
    const account = accountOf(world.directory, who, id)
    const known = { brand: await brandOf(world, who), now: world.now() }
    return world.database.app(who.workspaceId, tx => acknowledgement(tx, who, account, known))
  })
}

/** PUT /api/v1/profiles/:id/acknowledgement */
export const keep: Noun = (app, world) => {
  const schema = { summary: 'Set what an account says out of hours', ...answer, body: asked }
  app.put('/api/v1/profiles/:id/acknowledgement', { schema }, async ({ who, params: { id }, body }) => {
    const account = accountOf(world.directory, who, id)
    const known = { brand: await brandOf(world, who), now: world.now() }
    return world.database.app(who.workspaceId, async tx => {
      await keepAcknowledgement(tx, who, { ...account, brand: known.brand }, body)
      return acknowledgement(tx, who, account, known)
    })
  })
}

const brandOf = async ({ database }: World, { workspaceId }: Who): Promise<string> =>
  (await database.engine(tx => findWorkspace(tx, workspaceId)))?.name ?? ''

type Directory = World['directory']

const accountsOf = (directory: Directory, { workspaceId }: Who): Account[] =>
  directory
    .all()
    .filter(connected => connected.workspaceId === workspaceId)
    .flatMap(({ profiles }) => [...profiles.values()].filter(({ disabled }) => !disabled))
    .map(({ id, language }) => ({ id, language, place: placeOf({ directory })(id) }))

/** @throws Fault not-found (404) */
function accountOf(directory: Directory, { workspaceId }: Who, id: string): Account {
  const found = directory.profile(id)
  if (found?.connected.workspaceId !== workspaceId) throw new Fault('not-found', 404)
  return { id, language: found.profile.language, place: placeOf({ directory })(id) }
}
