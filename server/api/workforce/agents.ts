import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { agentPlan, setLanguages, setPlace, setShifts, setSkills, setWork, shiftsOf } from '#workforce'
import { keptShifts, levels, place, plan, shifts, shownShifts, skillLevels, work } from './shapes.ts'

const showing = { summary: 'What somebody can do and takes', params: byId, response: { 200: plan } }
const putting = <Body extends z.ZodType>(summary: string, body: Body) => ({
  ...{ summary, params: byId, body, response: { 200: plan } },
})
const skillsPut = putting('Say all that somebody can do', skillLevels)
const languagesPut = putting('Say all that somebody speaks, by the codes of languages', levels)
const placePut = putting('Say where somebody works from', z.object({ place }))
const workPut = putting('Say how much somebody takes, and of what', work)

/** GET /api/v1/agents/:id, PUT /api/v1/agents/:id/{skills,languages,place,work} */
export const planNoun: Noun = (app, { database }) => {
  app.get('/api/v1/agents/:id', { schema: showing }, ({ who, params }) =>
    database.app(who.workspaceId, tx => agentPlan(tx, who, params.id)),
  )
  app.put('/api/v1/agents/:id/skills', { schema: skillsPut }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => setSkills(tx, who, { personId: params.id, skills: body })),
  )
  app.put('/api/v1/agents/:id/languages', { schema: languagesPut }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => setLanguages(tx, who, { personId: params.id, languages: body })),
  )
  app.put('/api/v1/agents/:id/place', { schema: placePut }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => setPlace(tx, who, { personId: params.id, ...body })),
  )
  app.put('/api/v1/agents/:id/work', { schema: workPut }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => setWork(tx, who, { personId: params.id, ...body })),
  )
}

const shiftsShowing = {
  summary: 'When somebody works; null where nobody has said',
  params: byId,
  response: { 200: shifts.nullable() },
}
const shiftsPut = {
  summary: 'Say when somebody works, all of it anew',
  params: byId,
  body: shifts,
  response: { 200: shifts },
}

/** GET and PUT /api/v1/agents/:id/shifts */
export const shiftNoun: Noun = (app, { database }) => {
  app.get('/api/v1/agents/:id/shifts', { schema: shiftsShowing }, async ({ who, params }) => {
    const found = await database.app(who.workspaceId, tx => shiftsOf(tx, who, params.id))
    return found && shownShifts(found)
  })
  app.put('/api/v1/agents/:id/shifts', { schema: shiftsPut }, async ({ who, params, body }) => {
    const asked = { personId: params.id, shifts: keptShifts(body) }
    return shownShifts(await database.app(who.workspaceId, tx => setShifts(tx, who, asked)))
  })
}
