import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  Conversation,
  ConversionPage,
  ConversionReport,
  CorrectionPage,
  Message,
  NewView,
  Page,
  Row,
  SavedView,
} from '#protocol'
import { openConsole, openHook, say } from '../../../test/live-console.ts'
import { createWorld, type TestWorld } from '../../../test/world.ts'

const angry = 'Sois una estafa, ha llegado roto y quiero mi dinero ya mismo'

/** A customer has written, and it is read. */
async function openTalk(world: TestWorld) {
  const hook = await openHook(world)
  await hook(say('1', angry))
  let row: Row | undefined
  while (!row?.tone) [row] = (await world.owner.get<Page<Row>>('/conversations?view=all')).rows
  const messages = async () => (await world.owner.get<Page<Message>>(`/conversations/${row.id}/messages`)).rows
  return { hook, row, messages, message: (await messages())[0]! }
}

test('what is read stands in lists, conversations and messages, and open consoles hear of it', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { hook, row, message } = await openTalk(world)
  assert.deepEqual((await owner.get<Conversation>(`/conversations/${row.id}`)).tone, row.tone)
  assert.equal(message.reading?.language, row.tone?.language)
  using console = await openConsole(owner)
  console.show({ rows: [row.id], conversation: row.id })
  await hook(say('2', 'Muchas gracias, sois geniales'))
  await console.until(
    frame => frame.kind === 'frame' && frame.messages.some(each => each.reading != null && each.id !== message.id),
  )
})

test('an agent corrects what was read; whoever administers learns of it', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { row, message } = await openTalk(world)
  const agent = await world.person('agent')
  using console = await openConsole(owner)
  console.show({ rows: [row.id], conversation: row.id })
  const path = `/messages/${message.id}/reading`
  const changed = await agent.patch<Message>(path, { kind: 'courtesy', sentiment: -0.5, isToxic: true })
  assert.deepEqual(
    [changed.reading?.kind, changed.reading?.sentiment, changed.reading?.isToxic, changed.reading?.corrected?.by],
    ['courtesy', -0.5, true, agent.personId],
  )
  await console.until(frame => frame.kind === 'frame' && frame.rows.some(each => each.tone?.kind === 'courtesy'))
  const { rows } = await owner.get<CorrectionPage>('/readings/corrections')
  assert.deepEqual(
    rows.map(each => [each.messageId, each.text, each.aspects.length]),
    [[message.id, angry, 3]],
  )
  await assert.rejects(agent.get('/readings/corrections'), { status: 403 })
  for (const wrong of [{ sentiment: 0.3 }, { kind: 'rage' }, { urgency: 4 }, { isToxic: 'yes' }])
    await assert.rejects(agent.patch(path, wrong), { status: 400, code: 'invalid' }, JSON.stringify(wrong))
  const { owner: other } = await world.anotherBrand()
  await assert.rejects(other.patch(path, { kind: 'praise' }), { status: 404, code: 'message.unknown' })
})

test('a saved view asks how customers sound, and moves when somebody corrects it', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { row, message } = await openTalk(world)
  const path = `/messages/${message.id}/reading`
  await owner.patch(path, { kind: 'complaint', sentiment: -1, urgency: 3, language: 'es', isToxic: false })
  const asked: NewView = {
    ...{ name: 'Enfadados', isShared: true, sort: 'due' },
    conditions: [
      { field: 'tone', operator: 'at-most', values: ['-0.25'] },
      { field: 'kind', operator: 'is', values: ['complaint', 'request'] },
      { field: 'urgency', operator: 'at-least', values: ['2'] },
      { field: 'toxic', operator: 'is', values: ['no'] },
      { field: 'written-in', operator: 'is', values: ['es'] },
    ],
  }
  const { id } = await owner.post<SavedView>('/views', asked)
  const holds = async () => (await owner.get<Page<Row>>(`/conversations?view=${id}`)).rows.map(each => each.id)
  while ((await holds()).length === 0);
  for (const [change, back] of [
    [{ sentiment: 0 }, { sentiment: -1 }],
    [{ kind: 'praise' }, { kind: 'complaint' }],
    [{ urgency: 1 }, { urgency: 3 }],
    [{ isToxic: true }, { isToxic: false }],
    [{ language: 'pt' }, { language: 'es' }],
  ]) {
    await owner.patch(path, change!)
    while ((await holds()).length > 0);
    await owner.patch(path, back!)
    while ((await holds()).length === 0);
  }
  assert.deepEqual(await holds(), [row.id])
  for (const conditions of [
    [{ field: 'tone', operator: 'at-most', values: ['-2'] }],
    [{ field: 'kind', operator: 'is', values: ['rage'] }],
    [{ field: 'written-in', operator: 'is', values: ['tlh'] }],
  ])
    await assert.rejects(owner.post('/views', { ...asked, conditions }), { code: 'view.condition-unknown' })
})

test('the report counts conversations, and lists those behind each figure', async () => {
  await using world = await createWorld()
  const { owner } = world
  const { row } = await openTalk(world)
  world.clock.advance(1000)
  const { total, groups } = await owner.get<ConversionReport>('/readings/conversion?by=channel')
  assert.deepEqual([total.coverage.of, total.conversion.share, groups.map(({ key }) => key)], [1, null, ['api']])
  const { rows } = await owner.get<ConversionPage>('/readings/conversion/conversations?figure=all&channel=api')
  assert.deepEqual(
    rows.map(({ conversationId, name, end }) => [conversationId, name, end]),
    [[row.id, 'Marta', null]],
  )
  assert.equal((await owner.get<ConversionReport>(`/readings/conversion?to=${row.openedAt}`)).total.coverage.of, 0)
  await assert.rejects(owner.get('/readings/conversion?by=colour'), { status: 400 })
  const agent = await world.person('agent')
  await assert.rejects(agent.get('/readings/conversion'), { status: 403 })
})
