/**
 * The console's live stream: a WebSocket that says what it shows and gets what changes of that, at most ten frames a
 * second. Too far behind, or from too long ago, it starts again from a snapshot.
 */
import type { WebSocket } from 'ws'
import type { Who } from '#accounts'
import type { Noun, World } from '#api'
import { countsOf } from '#desk'
import type { LiveAsk } from '#protocol'
import { serveSocket } from '../sockets.ts'
import { readAsk } from './ask.ts'
import { follow } from './follow.ts'
import { notice } from './notice.ts'
import { openPresence, type Presence } from './presence.ts'
import { type Audience, calm, openAudience, type Viewer } from './viewer.ts'

/** More than this unsent means that the other end cannot follow. */
const mostUnsentBytes = 4 * 1024 * 1024
const longestGap = 8000
const behind = 4008
const wrong = 4000

export const register: Noun = async (app, world) => {
  const audience = openAudience()
  const presence = openPresence(audience, world)
  const stop = new AbortController()
  const following = follow(
    world,
    audience,
    async (tx, workspaceIds) => {
      const counts = await countsOf(tx, workspaceIds)
      return viewer => counts(viewer.who)
    },
    stop.signal,
  )
  app.addHook('onClose', async () => {
    stop.abort()
    presence.close()
    await following.done
  })
  serveSocket(
    app,
    '/api/v1/live',
    async ({ request, query }) => {
      const host = request.headers.host ?? ''
      const who = await world.accounts.identify({
        method: 'GET',
        headers: request.headers,
        host,
        workspace: query.get('workspace') ?? undefined,
      })
      return socket => join({ ...world, audience, presence, nudge: following.nudge }, socket, who)
    },
    512 * 1024,
  )
}

type Stage = World & { audience: Audience; presence: Presence; nudge: () => void }

function join(stage: Stage, socket: WebSocket, who: Who): void {
  const { audience, presence } = stage
  const viewer: Viewer = {
    who,
    personId: who.kind === 'person' ? who.personId : null,
    rows: new Set(),
    conversation: null,
    typingUntil: 0,
    changed: { rows: new Set(), messages: new Set() },
    send(text) {
      if (socket.bufferedAmount > mostUnsentBytes) socket.close(behind)
      else socket.send(text)
    },
  }
  audience.join(viewer)
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    const left = viewer.conversation
    audience.leave(viewer)
    if (left) presence.tell(left)
  })
  socket.on('message', (message, isBinary) => {
    const ask = isBinary ? undefined : readAsk(String(message))
    if (!ask) return socket.close(wrong)
    if (ask.kind === 'typing') presence.typing(viewer, ask.conversation, ask.until)
    else void show(stage, viewer, ask)
  })
}

async function show(stage: Stage, viewer: Viewer, ask: Extract<LiveAsk, { kind: 'show' }>): Promise<void> {
  const { audience, presence, reader, log, nudge } = stage
  const before = viewer.conversation
  audience.show(viewer, new Set(ask.rows), ask.conversation)
  if (before !== ask.conversation) {
    if (before) presence.tell(before)
    if (ask.conversation) presence.tell(ask.conversation)
  }
  const { since } = ask
  if (since === undefined || since >= reader.head) return
  const head = reader.head
  if (head - since > longestGap) return viewer.send(JSON.stringify({ kind: 'restart', number: head }))
  try {
    const only = openAudience()
    only.join(viewer)
    only.show(viewer, viewer.rows, viewer.conversation)
    for (const event of await reader.after(since, longestGap)) notice(event, only, calm)
    nudge()
  } catch (error) {
    log.error({ err: error }, 'live')
    viewer.send(JSON.stringify({ kind: 'restart', number: head }))
  }
}
