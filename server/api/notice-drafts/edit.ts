import type { Noun } from '#api'
import { byId, noticeDraft } from '#api/schemas'
import { editDraft } from '#notice-drafts'
import { edit as body } from './shapes.ts'

const schema = {
  summary: 'Write a notice, say that it is ready or done, or dismiss it; nothing is published by this',
  params: byId,
  body,
  response: { 200: noticeDraft },
}

/** PATCH /api/v1/notice-drafts/:id */
export const edit: Noun = (app, { database, now }) => {
  app.patch('/api/v1/notice-drafts/:id', { schema }, ({ who, params, body: given }) =>
    database.app(who.workspaceId, tx => editDraft(tx, who, { ...given, id: params.id, now: now() })),
  )
}
