import { z } from 'zod'
import type { Noun } from '#api'
import { byId } from '#api/schemas'
import {
  addReason,
  addSkill,
  editReason,
  editSkill,
  presenceReasons,
  setWorkRules,
  skills,
  workRules,
} from '#workforce'
import { reason, rules, skill } from './shapes.ts'

const { id: _, isArchived: __, ...ofSkill } = skill.shape
const { id: ___, isArchived: ____, ...ofReason } = reason.shape

const skillList = { summary: 'The skills of the brand', response: { 200: z.array(skill) } }
const skillAdded = { summary: 'Add a skill', body: z.object(ofSkill), response: { 201: skill } }
const skillEdited = {
  summary: 'Rename a skill, say whether it is hard, archive it or take it back',
  params: byId,
  body: z.object({
    name: ofSkill.name.exactOptional(),
    isHard: z.boolean().exactOptional(),
    isArchived: z.boolean().exactOptional(),
  }),
  response: { 200: skill },
}

/** GET and POST /api/v1/skills, PATCH /api/v1/skills/:id */
export const skillNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/skills', { schema: skillList }, ({ who }) => database.app(who.workspaceId, tx => skills(tx, who)))
  app.post('/api/v1/skills', { schema: skillAdded }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addSkill(tx, who, { ...body, now: now() }))),
  )
  app.patch('/api/v1/skills/:id', { schema: skillEdited }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => editSkill(tx, who, { id: params.id, ...body })),
  )
}

const reasonList = { summary: 'Why somebody may be busy or away', response: { 200: z.array(reason) } }
const reasonAdded = { summary: 'Add a reason of presence', body: z.object(ofReason), response: { 201: reason } }
const reasonEdited = {
  summary: 'Rename a reason, say whether it is paid and a break, archive it or take it back',
  params: byId,
  body: z.object({
    name: ofReason.name.exactOptional(),
    isPaid: z.boolean().exactOptional(),
    isBreak: z.boolean().exactOptional(),
    isArchived: z.boolean().exactOptional(),
  }),
  response: { 200: reason },
}

/** GET and POST /api/v1/presence-reasons, PATCH /api/v1/presence-reasons/:id */
export const reasonNoun: Noun = (app, { database, now }) => {
  app.get('/api/v1/presence-reasons', { schema: reasonList }, ({ who }) =>
    database.app(who.workspaceId, tx => presenceReasons(tx, who)),
  )
  app.post('/api/v1/presence-reasons', { schema: reasonAdded }, async ({ who, body }, reply) =>
    reply.code(201).send(await database.app(who.workspaceId, tx => addReason(tx, who, { ...body, now: now() }))),
  )
  app.patch('/api/v1/presence-reasons/:id', { schema: reasonEdited }, ({ who, params, body }) =>
    database.app(who.workspaceId, tx => editReason(tx, who, { id: params.id, ...body })),
  )
}

const rulesShown = { summary: 'What work takes, and how long offers and wrap-up last', response: { 200: rules } }
const rulesSet = { summary: 'Change what work takes', body: rules, response: { 200: rules } }

/** GET and PUT /api/v1/work-rules */
export const rulesNoun: Noun = (app, { database }) => {
  app.get('/api/v1/work-rules', { schema: rulesShown }, ({ who }) =>
    database.app(who.workspaceId, tx => workRules(tx, who.workspaceId)),
  )
  app.put('/api/v1/work-rules', { schema: rulesSet }, ({ who, body }) =>
    database.app(who.workspaceId, tx => setWorkRules(tx, who, body)),
  )
}
