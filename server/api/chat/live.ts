import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { World } from '#api'
import { Fault, hour, second } from '#lib'
import { firstWordOf } from '#protocol'
import { typingIn } from '../presence.ts'
import { type AcceptSocket, serveSocket } from '../sockets.ts'
import { type Audience, frameOf, type Listener, openAudience } from './audience.ts'
import { type Chat, type Guest, guestOf, type Method, mustBeAllowed, placeOf } from './enter.ts'
import { follow } from './follow.ts'
import { conversationOf } from './store.ts'
import { openThreads, type Threads } from './threads.ts'

const mostUnsentBytes = 1024 * 1024
const maxSaidBytes = 1024
const behind = 4008
const wrong = 4000
const over = 4001

const perVisitor = { perMinute: 60 }
const mostLines = 20
const saidPerVisitor = { perMinute: 240 }
const sayEveryMs = second
const longestTypingMs = 6 * second
/** Proxies close lines on which nothing moves for a minute. */
const breathMs = 45 * second

const said = z.object({ kind: z.literal('typing'), until: z.number() })

/** WebSocket /chat/:profile/live: the visitor's messages as they come, and who is typing; the visitor says that they type. */
export const live: Method = (app, chat) => {
  const { world, limits } = chat
  const audience = openAudience()
  const threads = openThreads(world.database)
  const stop = new AbortController()
  const following = follow(world, audience, threads, stop.signal)
  const deafen = passTypingOn(world, audience, threads)
  const breathing = setInterval(() => {
    for (const listener of audience.all()) listener.breathe()
  }, breathMs)
  app.addHook('onClose', async () => {
    clearInterval(breathing)
    deafen()
    stop.abort()
    await following
  })
  const accept: AcceptSocket = async ({ params, query, request: { headers } }) => {
    const place = placeOf(world, params.profile!)
    mustBeAllowed(world, place, headers)
    const guest = guestOf(place, query.get('token') ?? undefined, world.now())
    limits.spend(`live ${guest.visitor.id}`, perVisitor)
    if (audience.of(place.workspaceId, guest.threadIds[0]!).size >= mostLines) throw new Fault('too-many', 429)
    return socket => listen(chat, audience, socket, guest)
  }
  serveSocket(app, '/chat/:profile/live', accept, maxSaidBytes)
}

/** What the team types is told to those whose conversation it is. Returns how to stop. */
function passTypingOn(world: World, audience: Audience, threads: Threads): () => void {
  return typingIn(world).hear(({ who, workspaceId, conversationId, until }) => {
    if (who.kind !== 'agent' || audience.size === 0) return
    const frame = frameOf({ kind: 'typing', name: firstWordOf(who.name), until })
    threads([{ workspaceId, id: conversationId }]).then(
      found => {
        for (const listener of audience.of(workspaceId, found.get(conversationId) ?? '')) listener.send(frame)
      },
      // Who types now is of no use later.
      () => {},
    )
  })
}

function listen({ world, limits }: Chat, audience: Audience, socket: WebSocket, guest: Guest): void {
  let isAlive = true
  const listener: Listener = {
    guest,
    send(frame) {
      if (socket.bufferedAmount > mostUnsentBytes) socket.close(behind)
      else socket.send(frame)
    },
    breathe() {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    },
  }
  const say = typingOf(world, guest)
  audience.join(listener)
  // A pass that ends, ends its line; the browser then comes with a new one.
  const end = setTimeout(() => socket.close(over), Math.min(guest.visitor.until - world.now(), 12 * hour))
  socket.on('pong', () => (isAlive = true))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(end)
    audience.leave(listener)
  })
  socket.on('message', (message, isBinary) => {
    try {
      limits.spend(`said ${guest.visitor.id}`, saidPerVisitor)
      say(said.parse(isBinary ? undefined : JSON.parse(String(message))).until)
    } catch {
      socket.close(wrong)
    }
  })
}

/** Passes on that the visitor types, once a second at most: nobody reads it faster. */
function typingOf(world: World, { place: { workspaceId }, threadIds: [threadId] }: Guest): (until: number) => void {
  let saidAt = 0
  const tell = async (isTyping: boolean) => {
    const conversationId = await world.database.engine(tx => conversationOf(tx, workspaceId, threadId!))
    // The clocks of browsers are not ours: what they tell is that it goes on, not until when.
    const until = isTyping ? world.now() + longestTypingMs : 0
    if (conversationId) typingIn(world).say({ workspaceId, conversationId, who: { kind: 'customer' }, until })
  }
  return until => {
    if (until > 0 && performance.now() - saidAt < sayEveryMs) return
    saidAt = performance.now()
    // It is told again while it goes on.
    tell(until > 0).catch(() => {})
  }
}
