import { createHmac, randomUUID } from 'node:crypto'
import type { ChatEvent, ChatFile, ChatFrame, ChatMessage, ChatMessages, VisitorToken } from '#protocol'
import { type Bubble, type Connected, type Deed, type Done, isDeed, type Hint } from './phone-app.ts'
import type { Means, Person, PhoneApp } from './phone-app.ts'

type Look = (hints: Hint[]) => void
type Visitor = { token: string; until: number; socket?: WebSocket }

const hour = 3_600_000
const can = { picture: true, typing: true } as const

/**
 * The chat on the brand's web. There is no platform between: the phone is the visitor's browser, signed in at the shop,
 * which vouches for who it is.
 */
export async function openWebChatPhone({ brand, people, now }: Means): Promise<PhoneApp> {
  const identitySecret = `${brand.id}-identity-secret-of-the-demo`
  const visitors = new Map<string, Visitor>()
  const bubbles = new Map<string, Bubble>()
  const pictures = new Map<string, Uint8Array>()
  let place: Connected | undefined
  let look: Look = () => {}
  let isClosed = false
  let waiting: Person[] = []

  const at = (path: string) => `${place!.address}/chat/${place!.profileId}${path}`

  async function enter(person: Person): Promise<Visitor> {
    const known = visitors.get(person.id)
    if (known && known.until > now()) return known
    const identity = statement(person, brand.domain, now() + hour, identitySecret)
    const body = JSON.stringify({ identity, language: person.language })
    const asked = await fetch(at('/visitor'), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!asked.ok) throw new Error(`The web chat lets nobody in: ${asked.status} ${await asked.text()}`)
    const { token } = (await asked.json()) as VisitorToken
    known?.socket?.close()
    const visitor: Visitor = { token, until: now() + hour }
    visitors.set(person.id, visitor)
    await listen(person, visitor)
    return visitor
  }

  async function listen(person: Person, visitor: Visitor): Promise<void> {
    const socket = new WebSocket(`${at('/live').replace('http', 'ws')}?token=${visitor.token}`)
    visitor.socket = socket
    socket.addEventListener('message', ({ data }) => hear(person, JSON.parse(String(data)) as ChatFrame))
    // A line that is cut is there again with the next deed, and a moment later.
    socket.addEventListener('close', () => {
      if (isClosed || visitors.get(person.id) !== visitor) return
      visitors.delete(person.id)
      setTimeout(() => isClosed || void enter(person).catch(() => {}), 2000).unref()
    })
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve())
      socket.addEventListener('error', () => reject(new Error('The web chat has no live line')))
    })
    const missed = await fetch(at('/messages'), { headers: { authorization: `Bearer ${visitor.token}` } })
    if (missed.ok) hear(person, { kind: 'messages', messages: ((await missed.json()) as ChatMessages).messages })
  }

  function hear(person: Person, frame: ChatFrame): void {
    if (frame.kind === 'typing') return look(frame.until > now() ? [{ kind: 'typing', person: person.id }] : [])
    if (frame.kind !== 'messages') return
    for (const message of frame.messages) if (!message.mine) bubbles.set(message.id, shown(message, person.id))
    look([])
  }

  async function does(person: Person, deed: Deed): Promise<Done> {
    const visitor = await enter(person)
    const tell = (events: ChatEvent[]) => [{ body: JSON.stringify({ token: visitor.token, events }), headers: {} }]
    if (isDeed(deed, 'read')) return { posts: tell([{ type: 'read', upTo: now() }]) }
    if (isDeed(deed, 'typing'))
      visitor.socket?.send(JSON.stringify({ kind: 'typing', until: deed.on ? now() + 5000 : 0 }))
    if (!isDeed(deed, 'say')) return {}
    const files = deed.file ? [await bring(visitor, deed.file)] : []
    const id = randomUUID()
    if (deed.file) pictures.set(id, deed.file.bytes)
    const bubble: Bubble = {
      ...{ id, person: person.id, by: 'person', at: now() },
      ...(deed.text ? { text: deed.text } : {}),
      ...(deed.file ? { file: { ref: id, name: deed.file.name, type: deed.file.type } } : {}),
    }
    return { bubble, posts: tell([{ type: 'message', id, at: bubble.at, text: deed.text, files }]) }
  }

  async function bring({ token }: Visitor, file: { name: string; type: string; bytes: Uint8Array }): Promise<ChatFile> {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': file.type,
      'x-name': encodeURIComponent(file.name),
    }
    const taken = await fetch(at('/files'), { method: 'POST', headers, body: Buffer.from(file.bytes) })
    if (!taken.ok) throw new Error(`The web chat does not take the file: ${taken.status}`)
    return (await taken.json()) as ChatFile
  }

  return {
    channel: 'web-chat',
    places: [
      {
        ...{ id: 'web-chat', name: { es: 'Chat de la web', en: 'Web chat' }, face: 'talk' },
        ...{ mark: { letters: 'W', hue: 18 }, can },
      },
    ],
    connection: { settings: { identitySecret } },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({ 'web-chat': { bubbles: [...bubbles.values()] } }),
    bytes: ref => pictures.get(ref) ?? new URL(ref, place!.address).href,
    connected(there) {
      place = there
      for (const person of waiting) void enter(person).catch(() => {})
    },
    restore(stood) {
      const names = new Set((stood['web-chat'] ?? []).map(({ person }) => person))
      waiting = people.filter(({ id }) => names.has(id))
    },
    follow(ask) {
      look = ask
    },
    async [Symbol.asyncDispose]() {
      isClosed = true
      for (const { socket } of visitors.values()) socket?.close()
    },
  }
}

/** The shop's word for who this is (HS256). */
function statement(person: Person, domain: string, until: number, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    sub: person.id,
    name: person.name,
    email: mailOf(person),
    exp: Math.floor(until / 1000),
    iss: domain,
  }
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

export const mailOf = ({ id }: Person): string => `${id}@correo.example`

function shown({ id, text, at, files, deleted, edited }: ChatMessage, person: string): Bubble {
  const [file] = files
  return {
    ...{ id, person, by: 'brand', at },
    ...(text ? { text } : {}),
    ...(file?.address ? { file: { ref: file.address, name: file.name, type: file.type } } : {}),
    ...(deleted ? { isGone: true } : {}),
    ...(edited ? { isEdited: true } : {}),
  }
}
