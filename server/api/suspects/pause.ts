import type { Noun } from '#api'
import { byId } from '#api/schemas'
import { givePause, suspect } from '#suspects'
import { suspectShown } from './shapes.ts'

const schema = {
  summary: 'Give whoever was written to a pause that is not counted against them',
  params: byId,
  response: { 200: suspectShown },
}

/** POST /api/v1/suspects/:id/pause */
export const pause: Noun = (app, { database, now }) => {
  app.post('/api/v1/suspects/:id/pause', { schema }, ({ who, params }) =>
    database.app(who.workspaceId, async tx => {
      await givePause(tx, who, { id: params.id, now: now() })
      return suspect(tx, who, params.id)
    }),
  )
}
