import type { Noun } from '#api'
import { byId, message } from '#api/schemas'
import { uncover as look } from '#messages'

const schema = {
  summary: 'Look under what covers cards, accounts and security codes of a message',
  description:
    'The answer has the words as they were written. Who looked, when and at which message stands in the audit; the mail as it was sent is shown to them uncovered for an hour.',
  params: byId,
  response: { 200: message },
}

/** POST /api/v1/messages/:id/uncover */
export const uncover: Noun = (app, { database }) => {
  app.post('/api/v1/messages/:id/uncover', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, tx => look(tx, who, params.id)),
  )
}
