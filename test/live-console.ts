import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import WebSocket from 'ws'
import type { Conversation, Counts, LiveFrame, Me, Message, Page, ProfileKept, Row, View } from '#protocol'
import { type Snapshot } from '../web/live/apply.ts'
import type { Client } from './world-client.ts'
import { type TestWorld } from './world.ts'

export const secret = 'a secret of the test, long enough'
export const views: View[] = ['mine', 'team', 'unassigned', 'open', 'waiting', 'snoozed', 'closed', 'all']

export async function openHook(world: TestWorld, owner = world.owner) {
  const settings = { secret, target: '', lookup: 'no' }
  const { connectionId } = await owner.post<ProfileKept>('/profiles', {
    channel: 'api',
    name: 'API',
    function: 'service',
    language: 'es',
    settings,
  })
  return async (...events: Record<string, unknown>[]) => {
    const body = JSON.stringify({
      events: events.map(event => ({ from: { id: 'c-1', name: 'Marta' }, at: world.clock.now(), ...event })),
    })
    const seconds = Math.floor(world.clock.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
    const answer = await fetch(`${world.address}/hooks/${connectionId}`, {
      method: 'POST',
      body,
      headers: { 'x-sobremesa-signature': `t=${seconds},v1=${signature}` },
    })
    assert.equal(answer.status, 200)
  }
}

export const say = (id: string, text = `texto ${id}`, more: Record<string, unknown> = {}) => ({
  type: 'message',
  id,
  text,
  ...more,
})

/** Everything that a console may hold, asked anew. */
export async function snapshotOf(client: Client, conversations: readonly string[]): Promise<Snapshot> {
  const lists = await Promise.all(
    views.map(async view => ({
      narrowing: { view },
      list: await client.get<Page<Row>>(`/conversations?view=${view}&limit=50`),
    })),
  )
  const known = await Promise.all(
    conversations.map(async id => [id, await client.get<Conversation>(`/conversations/${id}`)] as const),
  )
  const messages = await Promise.all(
    conversations.map(
      async id => [id, await client.get<Page<Message>>(`/conversations/${id}/messages?limit=200`)] as const,
    ),
  )
  const counts = await client.get<Counts>('/counts')
  const { workspaces } = await client.get<Me>('/me')
  return {
    me: { ...workspaces.find(({ id }) => id === client.workspaceId)!, id: client.personId },
    lists,
    conversations: Object.fromEntries(known),
    messages: Object.fromEntries(messages),
    counts,
  }
}

export async function openConsole(client: Client) {
  const socket = new WebSocket(`${client.address.replace('http', 'ws')}/api/v1/live?workspace=${client.workspaceId}`, {
    headers: { cookie: client.cookie, origin: client.address },
  })
  const frames: LiveFrame[] = []
  let heard = () => {}
  socket.on('message', data => {
    frames.push(JSON.parse(String(data)) as LiveFrame)
    heard()
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return {
    socket,
    frames,
    show: (ask: object) =>
      socket.send(JSON.stringify({ kind: 'show', view: 'all', rows: [], conversation: null, ...ask })),
    /** The next frames until one fits. */
    async until(fits: (frame: LiveFrame) => boolean): Promise<void> {
      for (let seen = 0; ; seen++) {
        while (seen >= frames.length) await new Promise<void>(resolve => (heard = resolve))
        if (fits(frames[seen]!)) return
      }
    },
    [Symbol.dispose]: () => socket.terminate(),
  }
}

/** What a snapshot says, without the numbers under which it was taken. */
export const said = ({ lists, conversations, messages, counts }: Snapshot) => ({
  lists: lists.map(({ narrowing, list }) => ({ ...narrowing, rows: list.rows })),
  conversations: Object.fromEntries(Object.entries(conversations).map(([id, each]) => [id, withoutClock(each)])),
  messages: Object.fromEntries(Object.entries(messages).map(([id, list]) => [id, list.rows])),
  counts,
})

/** Rows as the list has them: what only the conversation's own page knows is asked anew when its row changes. */
export const withoutClock = ({ id, status, holder, turnAt, unread, last, tags }: Conversation) => ({
  id,
  status,
  holder,
  turnAt,
  unread,
  last,
  tags,
})
