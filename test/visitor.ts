import assert from 'node:assert/strict'
import { WebSocket } from 'ws'
import { seesAll } from '#accounts'
import { newId } from '#lib'
import type { LogEvent } from '#log'
import { reply } from '#replies'
import type {
  ChatEvent,
  ChatFile,
  ChatFrame,
  ChatMessage,
  ChatMessages,
  ChatSay,
  NewProfile,
  ProfileCard,
  VisitorAsk,
  VisitorToken,
} from '#protocol'
import type { TestWorld } from './world.ts'
import type { Client } from './world-client.ts'

/** A chat of the brand's web, as its owner set it up. `secrets` are those that were made for it. */
export type Chat = {
  card: ProfileCard
  secrets: Record<string, string>
  newVisitor(ask?: VisitorAsk): Promise<ChatVisitor>
}

/** Somebody with the chat open in a browser. */
export type ChatVisitor = VisitorToken & {
  post(events: ChatEvent[]): Promise<Response>
  /** Writes, and waits until it stands in the conversation; returns that. */
  write(text: string, files?: ChatFile[]): Promise<{ id: string; conversationId: string }>
  messages(query?: string): Promise<ChatMessages>
  bring(name: string, bytes: Buffer, type?: string): Promise<ChatFile>
  fetch(path: string, init?: RequestInit): Promise<Response>
  live(): Promise<ChatLine>
}

export type ChatLine = AsyncDisposable & {
  say(what: ChatSay): void
  /** The next frame of this kind. */
  next<K extends ChatFrame['kind']>(kind: K): Promise<Extract<ChatFrame, { kind: K }>>
  /** The next message that fits. */
  message(fits: (message: ChatMessage) => boolean): Promise<ChatMessage>
}

export async function openChat(
  world: TestWorld,
  owner: Client = world.owner,
  more: Partial<NewProfile> = {},
): Promise<Chat> {
  const asked: NewProfile = {
    channel: 'web-chat',
    name: 'Urraca',
    function: 'service',
    language: 'es',
    settings: {},
    look: { color: '#43212f', greeting: '¡Hola! ¿En qué te ayudamos?', position: 'end' },
    ...more,
  }
  const { made, ...card } = await owner.post<ProfileCard & { made: Record<string, string> }>('/profiles', asked)
  return { card, secrets: made, newVisitor: ask => visitorOf(world, card, ask ?? {}) }
}

async function visitorOf(
  world: TestWorld,
  { id: profile, connectionId }: ProfileCard,
  ask: VisitorAsk,
): Promise<ChatVisitor> {
  const at = (path: string) => `${world.address}/chat/${profile}${path}`
  const asked = await fetch(at('/visitor'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ask),
  })
  assert.equal(asked.status, 200, await asked.clone().text())
  const who = (await asked.json()) as VisitorToken
  const ours = (path: string, init: RequestInit = {}) =>
    fetch(at(path), { ...init, headers: { authorization: `Bearer ${who.token}`, ...init.headers } })
  const post = (events: ChatEvent[]) =>
    fetch(`${world.address}/hooks/${connectionId}`, {
      method: 'POST',
      body: JSON.stringify({ token: who.token, events }),
    })
  return {
    ...who,
    post,
    fetch: ours,
    async write(text, files = []) {
      const stored = heard(world, 'message.received')
      const id = newId()
      assert.equal((await post([{ type: 'message', id, at: world.clock.now(), text, files }])).status, 200)
      return { id, conversationId: (await stored).conversationId! }
    },
    async messages(query = '') {
      const page = await ours(`/messages${query}`)
      assert.equal(page.status, 200, await page.clone().text())
      return (await page.json()) as ChatMessages
    },
    async bring(name, bytes, type = 'application/octet-stream') {
      const taken = await ours('/files', {
        method: 'POST',
        headers: { 'content-type': type, 'x-name': encodeURIComponent(name) },
        body: new Uint8Array(bytes),
      })
      assert.equal(taken.status, 201, await taken.clone().text())
      return (await taken.json()) as ChatFile
    },
    live: () => lineTo(`${at('/live').replace('http', 'ws')}?token=${who.token}`),
  }
}

async function lineTo(address: string): Promise<ChatLine> {
  const socket = new WebSocket(address)
  const frames: ChatFrame[] = []
  let came = () => {}
  socket.on('message', data => {
    frames.push(JSON.parse(String(data)) as ChatFrame)
    came()
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const next: ChatLine['next'] = async kind => {
    for (;;) {
      const place = frames.findIndex(frame => frame.kind === kind)
      if (place >= 0) return frames.splice(place, 1)[0] as never
      await new Promise<void>(resolve => (came = resolve))
    }
  }
  return {
    say: what => socket.send(JSON.stringify(what)),
    next,
    async message(fits) {
      for (;;) {
        const found = (await next('messages')).messages.find(fits)
        if (found) return found
      }
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise(resolve => socket.once('close', resolve))
      socket.close()
      await closed
    },
  }
}

/** Nothing that a test waits for in the log takes as long, in ms. */
const patience = 60_000

/**
 * The next event of this kind in the log, from now on, or the one that is `count` from now. Whoever fails before it
 * comes does not wait for it; rejects when it has not come for a minute, or when the world ends before it.
 */
export function heard(world: TestWorld, kind: string, count = 1): Promise<LogEvent> {
  const found = nextEvent(world, kind, count)
  found.catch(() => {})
  return found
}

async function nextEvent(world: TestWorld, kind: string, count: number): Promise<LogEvent> {
  const signal = AbortSignal.timeout(patience)
  const others: string[] = []
  for await (const event of eventsFrom(world, signal)) {
    if (event.kind !== kind) others.push(event.kind)
    else if (--count === 0) return event
  }
  throw new Error(`${signal.aborted ? 'For a minute' : 'Until the world ended'} nothing told of ${kind}, but ${others}`)
}

/** What is told of the next message that comes in, once it has been read; listens from now on. */
export function heardRead(world: TestWorld): Promise<LogEvent> {
  const found = nextRead(world)
  found.catch(() => {})
  return found
}

async function nextRead(world: TestWorld): Promise<LogEvent> {
  let received: LogEvent | undefined
  for await (const event of eventsFrom(world)) {
    if (event.kind === 'message.received') received ??= event
    else if (event.kind === 'message.understood' && received && event.subjectId === received.subjectId) return event
  }
  throw new Error('No message was read')
}

/** Those from now on, until the world ends or `signal` does. */
async function* eventsFrom(
  { rooms: { reader } }: TestWorld,
  signal = AbortSignal.timeout(patience),
): AsyncGenerator<LogEvent, void> {
  for (let at = reader.head; ;) {
    await reader.moved(at, signal)
    if (reader.head <= at) return
    const events = await reader.after(at, 1000)
    yield* events
    at = events.at(-1)?.number ?? at
  }
}

/** An agent answers without second thoughts, and it has gone out; returns the message's id. */
export async function answer(
  world: TestWorld,
  agent: Client,
  conversationId: string,
  text: string,
  files: string[] = [],
): Promise<string> {
  const { database, directory } = world.rooms
  const placeOf = (profileId: string) => {
    const found = directory.profile(profileId)
    return found && { can: found.connected.channel.can, disabled: found.profile.disabled }
  }
  const { workspaceId, personId, name } = agent
  const who = { kind: 'person', workspaceId, personId, name, role: 'agent', ...seesAll } as const
  const said = {
    id: newId(),
    conversationId,
    text,
    files,
    visibility: 'private',
    holdMs: 0,
    now: world.clock.now(),
  } as const
  const sent = heard(world, 'message.sent')
  await database.app(workspaceId, tx => reply(tx, who, { ...said, placeOf }))
  await sent
  return said.id
}
