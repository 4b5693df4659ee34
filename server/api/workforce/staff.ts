import { z } from 'zod'
import type { Noun } from '#api'
import { roster, unstaffed } from '#workforce'
import { rosterLine, unstaffedShape } from './shapes.ts'

const everybody = {
  summary: 'Everybody who works here: what they can do and take, whether they are there, and their shift',
  response: { 200: z.array(rosterLine) },
}

/** GET /api/v1/staff */
export const staffNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/staff', { schema: everybody }, ({ who }) =>
    database.app(who.workspaceId, tx => roster(tx, who, now())),
  )
}

const nobody = {
  summary: 'When, within seven days, accounts say in public that somebody answers and nobody is to be at work',
  response: { 200: unstaffedShape },
}

/** GET /api/v1/staff/gaps */
export const gapsNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/staff/gaps', { schema: nobody }, ({ who }) =>
    database.app(who.workspaceId, tx => unstaffed(tx, who, now())),
  )
}
