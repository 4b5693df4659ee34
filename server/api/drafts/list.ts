import { z } from 'zod'
import type { Noun } from '#api'
import { draftMarks } from '#drafts'
import { mark } from './shapes.ts'

const schema = {
  summary: 'Where one has a draft of one’s own, the latest first',
  response: { 200: z.array(mark) },
}

/** GET /api/v1/drafts */
export const list: Noun = (app, { database }) => {
  app.get('/api/v1/drafts', { schema }, ({ who }) => database.app(who.workspaceId, tx => draftMarks(tx, who)))
}
