import { threadIdOf } from '#messages'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refOf } from '#customers'
import { openChat } from '../../../test/visitor.ts'
import { createWorld } from '../../../test/world.ts'
import { conversationOf, filesNamed, latestOfCustomers, messagesNamed, stretchOf, threadsOf } from './store.ts'

test('what one brand has leads nowhere under the name of another', async () => {
  await using world = await createWorld()
  const brand = await world.anotherBrand()
  const chat = await openChat(world)
  const visitor = await chat.newVisitor()
  const file = await visitor.bring('nota.txt', Buffer.from('hola'))
  const { conversationId } = await visitor.write('Hola', [file])
  const threadId = threadIdOf(chat.card.id, visitor.visitor, refOf('web-chat', chat.card.id, visitor.visitor))
  const { messages } = await visitor.messages()
  const found = (workspaceId: string) =>
    world.database.engine(async tx => [
      (await messagesNamed(tx, [{ workspaceId, id: messages[0]!.id }])).length,
      (await latestOfCustomers(tx, [{ workspaceId, id: conversationId }])).length,
      (await filesNamed(tx, [{ workspaceId, id: file.id.split('.')[0]! }])).length,
      (await threadsOf(tx, [{ workspaceId, id: conversationId }])).length,
      (await conversationOf(tx, workspaceId, threadId)) === undefined ? 0 : 1,
      (await stretchOf(tx, workspaceId, [threadId], { place: undefined, way: 'earlier', limit: 5 })).length,
    ])
  assert.deepEqual(await found(world.workspaceId), [1, 1, 1, 1, 1, 1])
  assert.deepEqual(await found(brand.workspaceId), [0, 0, 0, 0, 0, 0])
})

test('a long history is read by its indexes, however much the brand has', async () => {
  await using world = await createWorld()
  const chat = await openChat(world)
  const visitor = await chat.newVisitor()
  await visitor.write('Hola')
  const { workspaceId } = world
  const copies = (times: number, how: string) =>
    `insert into messages (workspace_id, id, conversation_id, identity_id, profile_id, direction, visibility, author_kind, kind, text, at, received_at, state)
     select workspace_id, gen_random_uuid(), ${how}, identity_id, profile_id, direction, visibility, author_kind, kind, text, at - n * interval '1 second', received_at, state
     from messages, generate_series(1, ${times}) n where workspace_id = $1 and text = 'Hola' and ref is not null`
  await world.database.engine(async tx => {
    await tx.query(copies(60_000, 'gen_random_uuid()'), [workspaceId])
    await tx.query(copies(2000, 'conversation_id'), [workspaceId])
  })
  await world.database.owner(tx =>
    tx.query('analyze messages, conversations, threads, identities, memberships, inbox_rows'),
  )
  const threadId = threadIdOf(chat.card.id, visitor.visitor, refOf('web-chat', chat.card.id, visitor.visitor))
  const plan = await world.database.app(workspaceId, async tx => {
    const explaining = {
      ...tx,
      query: (text: never, values: never) =>
        tx.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off, summary off) ${text as string}`, values),
    }
    return stretchOf(explaining as never, workspaceId, [threadId], {
      place: { at: world.clock.now(), id: newest },
      way: 'earlier',
      limit: 51,
    })
  })
  const lines = (plan as unknown as { 'QUERY PLAN': string }[]).map(row => row['QUERY PLAN'])
  const ofMessages = lines.filter(line => / on messages /.test(line))
  assert.ok(ofMessages.length > 0 && ofMessages.every(line => /Index (Only )?Scan/.test(line)), lines.join('\n'))
  const most = Math.max(...lines.flatMap(line => / rows=(\d+)[\d.]* loops/.exec(line)?.slice(1) ?? []).map(Number))
  assert.ok(most <= 100, lines.join('\n'))
})

const newest = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
