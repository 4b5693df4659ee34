import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import WebSocket from 'ws'
import type {
  Conversation,
  Counts,
  LiveAsk,
  LiveFrame,
  Me,
  Message,
  Page,
  ProfileKept,
  Row,
  SavedView,
  TimelineNarrowing,
  TimelinePage,
  View,
} from '#protocol'
import { type Timeline, timelineAfter, waitingAfter } from '../web/live/timeline.ts'
import { apply, type Frame, type Snapshot } from '../web/live/apply.ts'
import type { Client } from './world-client.ts'
import { type TestWorld } from './world.ts'

export const secret = 'a secret of the test, long enough'
export const houseViews: View[] = ['mine', 'team', 'unassigned', 'due', 'open', 'waiting', 'snoozed', 'closed', 'all']

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

/** All that a console holds, and the timelines that it has loaded. */
type Held = Snapshot & { timelines: Timeline[] }

function after(held: Held, frame: Frame): Held {
  const told = apply(held, frame)
  const waiting = Object.entries(told.conversations).map(
    ([id, each]) => [id, { ...each, alsoWaiting: waitingAfter(each, frame.rows) }] as const,
  )
  const timelines = held.timelines.map(timeline => timelineAfter(timeline, frame))
  return { ...told, conversations: Object.fromEntries(waiting), timelines }
}

/** Everything that a console may hold, asked anew. */
export async function snapshotOf(client: Client, conversations: readonly string[], now = 0): Promise<Held> {
  const lists: Snapshot['lists'][number][] = await Promise.all(
    houseViews.map(async view => ({
      narrowing: { view },
      list: await client.get<Page<Row>>(`/conversations?view=${view}&limit=50`),
    })),
  )
  const views = await client.get<SavedView[]>('/views')
  for (const { id, sort } of views) {
    const list = await client.get<Page<Row>>(`/conversations?view=${id}&limit=50`)
    lists.push({ narrowing: { view: 'all', saved: id, sort }, list })
  }
  const known = await Promise.all(
    conversations.map(async id => [id, await client.get<Conversation>(`/conversations/${id}`)] as const),
  )
  const messages = await Promise.all(
    conversations.map(
      async id => [id, await client.get<Page<Message>>(`/conversations/${id}/messages?limit=200`)] as const,
    ),
  )
  const narrowings: TimelineNarrowing[] = [{}, { kind: 'done' }]
  const timelines = await Promise.all(
    narrowings.flatMap(narrowing =>
      known.slice(0, 1).map(async ([, { customerId }]) => {
        const asked = new URLSearchParams(narrowing as Record<string, string>)
        const page = await client.get<TimelinePage>(`/customers/${customerId}/timeline?${asked}&limit=100`)
        return { ...page, customerId, narrowing }
      }),
    ),
  )
  const counts = await client.get<Counts>('/counts')
  const { workspaces } = await client.get<Me>('/me')
  return {
    me: { ...workspaces.find(({ id }) => id === client.workspaceId)!, id: client.personId },
    now,
    lists,
    conversations: Object.fromEntries(known),
    messages: Object.fromEntries(messages),
    timelines,
    counts,
    views,
  }
}

type Ask = Partial<Extract<LiveAsk, { kind: 'show' }>>

export async function openConsole(client: Client) {
  const socket = new WebSocket(`${client.address.replace('http', 'ws')}/api/v1/live?workspace=${client.workspaceId}`, {
    headers: { cookie: client.cookie, origin: client.address },
  })
  const frames: LiveFrame[] = []
  let heard = () => {}
  let shown: Ask = {}
  const show = (ask: Ask) => {
    shown = ask
    socket.send(JSON.stringify({ kind: 'show', view: 'all', rows: [], conversation: null, ...ask }))
  }
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
    show,
    /** Rows that frames have brought are shown from then on, as consoles do. */
    showAlso(rows: readonly string[], since: number) {
      if (rows.every(id => shown.rows?.includes(id))) return
      show({ ...shown, rows: [...new Set([...(shown.rows ?? []), ...rows])], since })
    },
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
export const said = ({ lists, conversations, messages, timelines, counts, views }: Held) => ({
  views,
  lists: lists.map(({ narrowing, list }) => ({ ...narrowing, rows: list.rows })),
  conversations: Object.fromEntries(Object.entries(conversations).map(([id, each]) => [id, withoutClock(each)])),
  messages: Object.fromEntries(Object.entries(messages).map(([id, list]) => [id, list.rows])),
  timelines: timelines.map(each => each.rows),
  counts,
})

/** Rows as the list has them: what only the conversation's own page knows is asked anew when its row changes. */
export const withoutClock = ({ id, status, holder, turnAt, unread, last, tags, tone, alsoWaiting }: Conversation) => ({
  id,
  status,
  holder,
  turnAt,
  unread,
  last,
  tags,
  tone,
  alsoWaiting,
})

/** What a frame says to be read again is read again. */
function withMoved(told: Held, frames: readonly Frame[], later: Held): Held {
  const again = frames.flatMap(frame => frame.again ?? [])
  if (again.length === 0) return told
  const messages = Object.fromEntries(again.flatMap(id => (later.messages[id] ? [[id, later.messages[id]]] : [])))
  return { ...told, messages: { ...told.messages, ...messages }, timelines: later.timelines }
}

/** What is written may not have been read by the process yet. */
async function endOfLog({ database }: TestWorld): Promise<number> {
  const [last] = await database.engine(tx => tx.query<{ number: number }>('select max(number) as number from events'))
  return last!.number
}

export type Deeds = [name: string, deed: () => Promise<unknown>][]

/** After each deed, the snapshot before it and the frames since are the snapshot of now. */
export async function proves(
  world: TestWorld,
  console: Awaited<ReturnType<typeof openConsole>>,
  ids: readonly string[],
  first: Held,
  deeds: Deeds,
): Promise<void> {
  const { owner, clock } = world
  let snapshot = first
  for (const [name, deed] of deeds) {
    clock.advance(61_000)
    // What time alone makes due consoles ask for by themselves. What happens while it is asked stands in some of it alone.
    let before: number, end: number
    do {
      before = console.frames.length
      end = await endOfLog(world)
      snapshot = await snapshotOf(owner, ids, clock.now())
    } while (console.frames.length > before || (await endOfLog(world)) > end)
    const at = world.rooms.reader.head
    await deed()
    // What changes nothing is told to nobody.
    if ((await endOfLog(world)) > at) await world.rooms.reader.moved(at, AbortSignal.timeout(60_000))
    // The frame after which nothing is left to tell: its number is the log's, counts included.
    for (;;) {
      const later = await snapshotOf(owner, ids, clock.now())
      const frames = console.frames.filter((each): each is Frame => each.kind === 'frame')
      const seen = frames.slice(frames.length - (console.frames.length - before))
      const told = withMoved(seen.reduce(after, snapshot), seen, later)
      const rows = told.lists.flatMap(({ list }) => list.rows.map(row => row.id))
      console.showAlso(rows, Math.min(...snapshot.lists.map(({ list }) => list.number)))
      if (JSON.stringify(said(told)) === JSON.stringify(said(later))) {
        snapshot = later
        break
      }
      const lag = world.rooms.lag?.()
      const isToldAll = lag?.['readings'] === 0 && lag['desk'] === 0 && lag['views'] === 0 && lag['deadlines'] === 0
      if ((seen.at(-1)?.number ?? 0) >= world.rooms.reader.head && isToldAll) {
        const again = await snapshotOf(owner, ids, clock.now())
        const all = console.frames.slice(before).filter((each): each is Frame => each.kind === 'frame')
        if (all.at(-1)!.number >= (await endOfLog(world)))
          assert.deepEqual(said(withMoved(all.reduce(after, snapshot), all, again)), said(again), name)
      }
      await new Promise(resolve => setImmediate(resolve))
    }
  }
}
