import type { WebSocket } from 'ws'
import { z } from 'zod'
import { hour, second } from '#lib'
import { serveSocket } from '../sockets.ts'
import { typingIn } from '../presence.ts'
import { type Audience, frameOf, type Listener, openAudience } from './audience.ts'
import { type Chat, guestOf, type Method, mustBeAllowed, placeOf } from './enter.ts'
import { follow } from './follow.ts'
import { conversationOf } from './store.ts'
import { openThreads } from './threads.ts'

const mostUnsentBytes = 1024 * 1024
const maxSaidBytes = 1024
const behind = 4008
const wrong = 4000
const over = 4001

const perVisitor = { perMinute: 60 }
const sayEveryMs = second
const longestTypingMs = 6 * second

const said = z.object({ kind: z.literal('typing'), until: z.number() })

/** WebSocket /chat/:profile/live: the visitor's messages as they come, and who is typing; the visitor says that they type. */
export const live: Method = (app, chat) => {
  const { world, limits } = chat
  const audience = openAudience()
  const threads = openThreads(world.database)
  const stop = new AbortController()
  const following = follow(world, audience, threads, stop.signal)
  const deafen = typingIn(world).hear(typing => {
    if (typing.who.kind !== 'agent' || audience.size === 0) return
    const frame = frameOf({ kind: 'typing', name: typing.who.name.trim().split(/\s+/)[0] ?? '', until: typing.until })
    const { workspaceId, conversationId } = typing
    threads([{ workspaceId, id: conversationId }]).then(
      found => {
        for (const listener of audience.of(workspaceId, found.get(conversationId) ?? '')) listener.send(frame)
      },
      // Who types now is of no use later.
      () => {},
    )
  })
  app.addHook('onClose', async () => {
    deafen()
    stop.abort()
    await following
  })
  const accept = async (profile: string, query: URLSearchParams, headers: Parameters<typeof mustBeAllowed>[2]) => {
    const place = placeOf(world, profile)
    mustBeAllowed(world, place, headers)
    const guest = guestOf(place, query.get('token') ?? undefined, world.now())
    limits.spend(`live ${guest.visitor.id}`, perVisitor)
    return (socket: WebSocket) => listen(chat, audience, socket, guest)
  }
  serveSocket(app, '/chat/:profile/live', ({ params, query, request }) => accept(params.profile!, query, request.headers), maxSaidBytes)
}

function listen({ world }: Chat, audience: Audience, socket: WebSocket, guest: Listener['guest']): void {
  const listener: Listener = {
    guest,
    send(frame) {
      if (socket.bufferedAmount > mostUnsentBytes) socket.close(behind)
      else socket.send(frame)
    },
  }
  const { workspaceId } = guest.place
  let saidAt = 0
  const say = async (until: number) => {
    const now = world.now()
    // Nobody reads a customer's typing faster than this; what is too much is simply not passed on.
    if (until > 0 && performance.now() - saidAt < sayEveryMs) return
    saidAt = performance.now()
    const conversationId = await world.database.engine(tx => conversationOf(tx, workspaceId, guest.threadIds[0]!))
    // The clocks of browsers are not ours: what they tell is that it goes on, not until when.
    if (conversationId) typingIn(world).say({ workspaceId, conversationId, who: { kind: 'customer' }, until: until > 0 ? now + longestTypingMs : 0 })
  }
  audience.join(listener)
  // A pass that ends, ends its line; the browser then comes with a new one.
  const end = setTimeout(() => socket.close(over), Math.min(guest.visitor.until - world.now(), 12 * hour)).unref()
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(end)
    audience.leave(listener)
  })
  socket.on('message', (message, isBinary) => {
    const heard = isBinary ? undefined : readSaid(String(message))
    if (heard === undefined) socket.close(wrong)
    else say(heard).catch(() => {})
  })
}

function readSaid(text: string): number | undefined {
  try {
    return said.parse(JSON.parse(text)).until
  } catch {
    return undefined
  }
}
