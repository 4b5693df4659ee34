import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Conversation, Merged, Message, NewView, Page, Reason, Row, SavedView, Tag, Team } from '#protocol'
import type { Frame } from '../web/live/apply.ts'
import type { Client } from './world-client.ts'
import { createWorld } from './world.ts'
import { openHook, proves, say, snapshotOf, openConsole } from './live-console.ts'

test('for every kind of event, a snapshot and the frames after it equal a snapshot taken later', async () => {
  await using world = await createWorld()
  const { owner, clock } = world
  const hook = await openHook(world)
  const colleague = await world.person('agent')
  const team = await owner.post<Team>('/teams', { name: 'Pedidos', members: [owner.personId] })
  await hook(say('1'))
  let rows: Row[] = []
  while (rows.length === 0) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const { id } = rows[0]!
  await hook(say('5', 'Otro asunto', { thread: 'second' }))
  while (rows.length < 2) ({ rows } = await owner.get<Page<Row>>('/conversations?view=all'))
  const second = await secondOf(owner, id)
  const [reason] = await owner.get<Reason[]>('/reasons')
  const tag = await owner.post<Tag>('/tags', { name: 'Queja' })
  using console = await openConsole(owner)
  const saved = await openView(owner)
  const snapshot = await snapshotOf(owner, [id], clock.now())
  const since = Math.min(...snapshot.lists.map(each => each.list.number))
  console.show({ view: saved, rows: [id], conversation: id, beside: [second], since })

  const deeds: [name: string, deed: () => Promise<unknown>][] = [
    ['a message', () => hook(say('2'))],
    ['another customer', () => hook(say('3', 'otra', { from: { id: 'c-2', name: 'Óscar' } }))],
    ['an edit', () => hook({ type: 'edit', id: 'e-1', messageId: '2', text: 'corregido' })],
    ['a reaction', () => hook({ type: 'reaction', id: 'r-1', messageId: '2', emoji: '❤️' })],
    ['a deletion', () => hook({ type: 'deletion', id: 'd-1', messageId: '2' })],
    [
      'a mention',
      () => {
        const note = { id: randomUUID(), text: '@Ana Ruiz, ¿lo ves?', mentions: [owner.personId] }
        return colleague.post(`/conversations/${id}/notes`, note)
      },
    ],
    ['a note', () => owner.post(`/conversations/${id}/notes`, { id: randomUUID(), text: 'nota' })],
    [
      'assigned',
      () => owner.post(`/conversations/${id}/assign`, { holder: { kind: 'agent', id: colleague.personId } }),
    ],
    ['given to a team', () => owner.post(`/conversations/${id}/assign`, { holder: { kind: 'queue', team: team.id } })],
    ['read', () => owner.post(`/conversations/${id}/read`)],
    [
      'a reply',
      () =>
        owner.post(`/conversations/${id}/messages`, {
          id: randomUUID(),
          text: 'hola',
          files: [],
          visibility: 'private',
        }),
    ],
    ['snoozed', () => owner.post(`/conversations/${id}/snooze`, { until: clock.now() + 3_600_000 })],
    ['woken', () => owner.post(`/conversations/${id}/wake`)],
    ['tagged', () => owner.post(`/conversations/${id}/tags`, { add: [tag.id] })],
    ['closed', () => owner.post(`/conversations/${id}/close`, { reasonId: reason!.id })],
    ['reopened', () => owner.post(`/conversations/${id}/reopen`)],
    ['written again', () => hook(say('4', '¿Sigue ahí?'))],
    ['done to a message', () => reactTo(owner, id, '¿Sigue ahí?')],
    ['corrected', () => correctLast(owner, id)],
    ['of a case', () => owner.post('/cases', { id: randomUUID(), title: 'La lámpara', conversationIds: [id, second] })],
    ['of no case', () => owner.remove(`/conversations/${id}/case`)],
    ['merged', () => owner.post(`/conversations/${id}/merge`, { conversationId: second })],
    ['written in that thread', () => hook(say('6', '¿Y eso?', { thread: 'second' }))],
    ['taken apart', async () => owner.post(`/conversations/${id}/unmerge`, await mergedIn(owner, id))],
    ['split', async () => owner.post(`/conversations/${id}/split`, { messageId: await lastSaid(owner, id) })],
  ]
  await proves(world, console, [id], snapshot, deeds)
})

/** A saved view of what is open and was written in private, filled. */
async function openView(client: Client): Promise<string> {
  const asked: NewView = {
    name: 'Abiertas',
    isShared: true,
    conditions: [
      { field: 'status', operator: 'is', values: ['open'] },
      { field: 'unread', operator: 'is', values: ['yes'] },
    ],
    sort: 'due',
  }
  const { id } = await client.post<SavedView>('/views', asked)
  while ((await client.get<SavedView[]>('/views')).some(view => view.isFilling));
  return id
}

/** Resolves when the platform has taken or refused it. */
async function reactTo(client: Client, conversationId: string, text: string): Promise<void> {
  const find = async () => {
    const { rows } = await client.get<Page<Message>>(`/conversations/${conversationId}/messages`)
    return rows.find(message => message.text === text)
  }
  let message = await find()
  while (!message) message = await find()
  await client.post(`/messages/${message.id}/acts`, { id: randomUUID(), deed: 'react', emoji: '👍' })
  while ((await find())?.acts.some(act => act.state === 'queued'));
}

test('what changed since the snapshot is sent at once; from too long ago it begins again', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let page: Page<Row> = { rows: [], next: null, number: 0 }
  while (page.rows.length === 0) page = await world.owner.get<Page<Row>>('/conversations?view=all')
  const { id } = page.rows[0]!
  await hook(say('2', 'mientras tanto'))
  while ((await world.owner.get<Row>(`/conversations/${id}`)).last.text !== 'mientras tanto');
  using console = await openConsole(world.owner)
  console.show({ rows: [id], since: page.number })
  await console.until(frame => frame.kind === 'frame' && frame.rows[0]?.last.text === 'mientras tanto')
})

test('what opened while one was away comes with the first frame, with the counts', async () => {
  await using world = await createWorld()
  const hook = await openHook(world)
  await hook(say('1'))
  let page: Page<Row> = { rows: [], next: null, number: 0 }
  while (page.rows.length === 0) page = await world.owner.get<Page<Row>>('/conversations?view=all')
  using colleague = await openConsole(world.owner)
  await hook(say('2', 'otra', { from: { id: 'c-2', name: 'Óscar' } }))
  // Whoever was there has been told all of it.
  await colleague.until(frame => frame.kind === 'frame' && frame.counts?.unassigned === 2)
  using console = await openConsole(world.owner)
  console.show({ rows: [page.rows[0]!.id], since: page.number })
  await console.until(frame => frame.kind === 'frame')
  const [first] = console.frames as Frame[]
  assert.ok(first!.rows.some(row => row.name === 'Óscar'))
  assert.equal(first!.counts?.unassigned, 2)
})

/** Once it was read. */
async function correctLast(client: Client, id: string): Promise<void> {
  const last = await lastSaid(client, id)
  for (;;) {
    const { rows } = await client.get<Page<Message>>(`/conversations/${id}/messages`)
    if (rows.find(message => message.id === last)?.reading) break
  }
  await client.patch(`/messages/${last}/reading`, { kind: 'praise', sentiment: 1 })
}

const secondOf = async (client: Client, id: string): Promise<string> =>
  (await client.get<Conversation>(`/conversations/${id}`)).customer.conversations[0]!.id

const lastSaid = async (client: Client, id: string): Promise<string> =>
  (await client.get<Page<Message>>(`/conversations/${id}/messages`)).rows.findLast(
    ({ direction }) => direction === 'in',
  )!.id

const mergedIn = async (client: Client, id: string): Promise<{ conversationId: string }> => {
  const [merged] = await client.get<Merged[]>(`/conversations/${id}/merges`)
  return { conversationId: merged!.conversationId }
}
