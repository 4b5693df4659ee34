/**
 * The console's live stream: a WebSocket that says what it shows and gets what changes of that, at most ten frames a
 * second. Too far behind, or from too long ago, it starts again from a snapshot.
 */
import type { WebSocket } from 'ws'
import type { Noun, World } from '#api'
import { isLimited, reaches } from '#conversations'
import { countsOf } from '#desk'
import { hour } from '#lib'
import { type LiveAsk, liveBeatMs, type LiveFrame } from '#protocol'
import type { Entry } from '#sign-in'
import { serveSocket } from '../sockets.ts'
import { readAsk } from './ask.ts'
import { dismiss } from './dismiss.ts'
import { follow } from './follow.ts'
import { notice } from './notice.ts'
import { openPresence, type Presence } from './presence.ts'
import { openSeeing } from './see-people.ts'
import { watchDue } from './watch-due.ts'
import { type Audience, calm, openAudience, together, type Viewer } from './viewer.ts'

/** More than this unsent means that the other end cannot follow. */
const mostUnsentBytes = 4 * 1024 * 1024
const longestGap = 8000
const behind = 4008
const wrong = 4000
/** A line is joined anew after so long: a session that has run out by itself is found then at the latest. */
const over = 4001
const longestLineMs = 12 * hour

const beat = JSON.stringify({ kind: 'beat' } satisfies LiveFrame)

export const register: Noun = async (app, world) => {
  const audience = openAudience()
  const presence = openPresence(audience, world)
  const unsee = openSeeing(audience, world)
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
  const watching = watchDue(world, audience, following.moveCounts, stop.signal)
  app.addHook('onClose', async () => {
    stop.abort()
    presence.close()
    unsee()
    await Promise.all([following.done, watching])
  })
  serveSocket(
    app,
    '/api/v1/live',
    async ({ request, query }) => {
      const host = request.headers.host ?? ''
      const before = world.reader.head
      const entry = await world.accounts.enter({
        method: 'GET',
        headers: request.headers,
        host,
        workspace: query.get('workspace') ?? undefined,
      })
      return socket => {
        const viewer = join({ ...world, audience, presence, nudge: following.nudge }, socket, entry)
        void catchUp(world, viewer, before)
      }
    },
    512 * 1024,
  )
}

type Stage = World & { audience: Audience; presence: Presence; nudge: () => void }

function join(stage: Stage, socket: WebSocket, { who, sessionId }: Entry): Viewer {
  const { audience, presence } = stage
  const viewer: Viewer = {
    who,
    personId: who.kind === 'person' ? who.personId : null,
    sessionId,
    rows: new Set(),
    view: null,
    conversation: null,
    asked: null,
    beside: new Set(),
    writing: null,
    changed: { rows: new Set(), messages: new Set(), stale: new Set(), again: new Set() },
    missed: null,
    send(text) {
      if (socket.bufferedAmount > mostUnsentBytes) socket.close(behind)
      else socket.send(text)
    },
    end(code) {
      leave()
      socket.close(code)
    },
  }
  const leave = () => {
    clearTimeout(tooLong)
    clearInterval(beating)
    const left = viewer.conversation
    audience.leave(viewer)
    viewer.conversation = null
    viewer.asked = null
    if (left) presence.tell(who.workspaceId, left)
  }
  const beating = setInterval(() => viewer.send(beat), liveBeatMs)
  const tooLong = setTimeout(() => viewer.end(over), longestLineMs)
  audience.join(viewer)
  socket.on('error', () => socket.terminate())
  socket.on('close', leave)
  socket.on('message', (message, isBinary) => {
    // Whoever was sent away may still be talking.
    if (socket.readyState !== socket.OPEN) return
    const ask = isBinary ? undefined : readAsk(String(message))
    if (!ask) return socket.close(wrong)
    if (ask.kind === 'typing') presence.typing(viewer, ask)
    else void show(stage, viewer, ask)
  })
  return viewer
}

/** What ended while it was being looked up who this is: those who follow the log had passed it before this one came. */
async function catchUp({ reader, log }: World, viewer: Viewer, before: number): Promise<void> {
  try {
    for (const event of await reader.after(before, longestGap)) dismiss(event, [viewer])
  } catch (error) {
    log.error({ err: error }, 'live')
    viewer.end(over)
  }
}

/** The conversation that is asked for, unless it is one that they may not see. */
async function readable({ database, log }: Stage, { who }: Viewer, id: string): Promise<string | null> {
  try {
    return (await database.app(who.workspaceId, tx => reaches(tx, who, id))) ? id : null
  } catch (error) {
    log.error({ err: error }, 'live')
    return null
  }
}

type Shown = Pick<Viewer, 'rows' | 'view' | 'conversation' | 'beside'>

function open({ audience, presence }: Stage, viewer: Viewer, shown: Shown): void {
  const { workspaceId } = viewer.who
  const before = viewer.conversation
  const { conversation } = shown
  audience.show(viewer, shown)
  if (before === conversation) return
  viewer.writing = null
  if (before) presence.tell(workspaceId, before)
  if (conversation) presence.tell(workspaceId, conversation)
}

async function show(stage: Stage, viewer: Viewer, ask: Extract<LiveAsk, { kind: 'show' }>): Promise<void> {
  const { reader, log, nudge } = stage
  const { workspaceId } = viewer.who
  viewer.asked = ask
  const isAsking = ask.conversation !== null && isLimited(viewer.who)
  const conversation = isAsking ? await readable(stage, viewer, ask.conversation!) : ask.conversation
  // Something else is asked for in the meantime, or the line has ended.
  if (viewer.asked !== ask) return
  open(stage, viewer, { rows: new Set(ask.rows), view: ask.view, conversation, beside: new Set(ask.beside) })
  const { since } = ask
  if (since === undefined || since >= reader.head) return
  const head = reader.head
  if (head - since > longestGap) return viewer.send(JSON.stringify({ kind: 'restart', number: head }))
  try {
    const only = openAudience()
    only.join(viewer)
    only.show(viewer, viewer)
    const missed = calm()
    const stirOf = (id: string) => (id === workspaceId ? missed : calm())
    for (const event of await reader.after(since, longestGap)) notice(event, only, stirOf)
    viewer.missed = viewer.missed ? together(viewer.missed, missed) : missed
    nudge()
  } catch (error) {
    log.error({ err: error }, 'live')
    viewer.send(JSON.stringify({ kind: 'restart', number: head }))
  }
}
