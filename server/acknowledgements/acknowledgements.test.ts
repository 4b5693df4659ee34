import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { assign, close } from '#conversations'
import { day, hour, minute, newId, second } from '#lib'
import { passPromises } from '#promises'
import type { NewAcknowledgement } from '#protocol'
import { settleFailed, settleSent, withdraw } from '#replies'
import { plainPlace } from '../../test/desk.ts'
import { friday, halfPast, nine, openNight } from '../../test/night-desk.ts'
import { acknowledgementTimers, keepAcknowledgement } from './index.ts'

const spanish =
  'Gracias por escribir a Café Norte. Ahora está cerrado: abrimos el lunes a las 9:00, y la respuesta llegará como muy tarde el lunes a las 9:30.'

test('Friday at 20:10, closed until Monday at 9:00: Monday at 9:30 is said at once, and stands in the ledger', async () => {
  await using desk = await openNight()
  const { conversationId, messageId } = await desk.comes('Hola, ¿cuándo llega?')
  const [found, ...more] = await desk.said()
  assert.deepEqual(more, [])
  assert.deepEqual([found?.text, found?.state, found?.visibility], [spanish, 'queued', 'private'])
  assert.deepEqual([found?.author, found!.at - friday <= minute], [{ kind: 'system', id: null, name: '' }, true])
  const [promise, ...others] = await desk.promises(conversationId)
  assert.deepEqual(others, [])
  assert.deepEqual(
    [promise?.dueAt, promise?.state, promise?.matter, promise?.messageId, promise?.ownerId],
    [halfPast, 'made', 'answer', found?.id, null],
  )
  assert.notEqual(promise?.messageId, messageId)
})

test('it answers nothing: the turn, its clock, the holder and the list stay as they were', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: friday })
  await desk.hears()
  const before = await desk.row(conversationId)
  await desk.passes(friday + 5 * second)
  await desk.hears()
  assert.deepEqual(await desk.row(conversationId), before)
  const clocks = await desk.database.owner(tx =>
    tx.query(`select aim, state, due_at as "dueAt" from deadlines where aim <> 'resolution'`),
  )
  assert.deepEqual(clocks, [{ aim: 'first', state: 'running', dueAt: halfPast }])
  const [row] = await desk.database.owner(tx =>
    tx.query(`select status, turn_at as at, first_answered_at as f from conversations`),
  )
  assert.deepEqual(row, { status: 'open', at: friday, f: null })
})

test('once for each closed period and conversation, however much is written in it; in the next one again', async () => {
  await using desk = await openNight()
  await desk.comes('Hola')
  await desk.comes('¿Hay alguien?', { at: friday + minute })
  await desk.comes('¿Sábado tampoco?', { at: friday + day })
  assert.equal((await desk.texts()).length, 1)
  await desk.comes('Hola, soy otra', { by: 'marta', at: friday + hour })
  assert.equal((await desk.texts()).length, 2)
  const evening = Date.UTC(2026, 10, 23, 19)
  await desk.comes('Sigo esperando', { at: evening })
  assert.match((await desk.texts()).at(-1)!, /abrimos mañana a las 9:00/)
})

test('it is said in the language they wrote in; one that nobody knows, in the account’s; and in the brand’s own words', async () => {
  await using desk = await openNight({ kept: { texts: { fr: 'À {{deadline}} ({{brand}})' } } })
  await desk.comes('Hello, where is it?', { by: 'john' })
  await desk.comes('Bonjour', { by: 'anne' })
  await desk.comes('Kaixo', { by: 'miren' })
  await desk.comes('?', { by: 'nuria' })
  assert.deepEqual(
    (await desk.texts()).map(text => text!.slice(0, 31)).toSorted(),
    [
      'Thank you for writing to Café N',
      'À lundi à 9 h 30 (Café Norte)',
      'Eskerrik asko Café Norte etxera',
      'Gracias por escribir a Café Nor',
    ].toSorted(),
  )
})

test('what is not read yet is waited for, half a minute at most', async () => {
  await using desk = await openNight()
  await desk.says('Hello', { by: 'john', at: friday })
  await desk.hears(false)
  await desk.passes(friday + 5 * second)
  assert.deepEqual(await desk.texts(), [])
  await desk.hears()
  await desk.passes(friday + 10 * second)
  assert.match((await desk.texts())[0]!, /^Thank you/)
  await desk.says('Hello', { by: 'anne', at: friday })
  await desk.hears(false)
  await desk.passes(friday + 31 * second)
  assert.match((await desk.texts()).at(-1)!, /^Gracias/)
})

test('whoever has an answer, a closing, thanks or an opening before it is told nothing; who writes again is', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: friday })
  await desk.hears()
  await desk.replies(conversationId, { at: friday + 2 * second })
  await desk.passes(friday + 5 * second)
  assert.deepEqual(await desk.texts(), [])
  const closed = await desk.says('Hola', { by: 'anne', at: friday })
  await desk.hears()
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId: closed.conversationId, reasonId, now: friday + second }))
  await desk.passes(friday + 5 * second)
  await desk.comes('Muchas gracias', { by: 'rosa' })
  await desk.comes('Hola', { by: 'luz', at: nine - second, after: 5 * second })
  await desk.comes('Hola', { by: 'luz', at: nine + hour })
  assert.deepEqual(await desk.texts(), [])
  await desk.comes('¿Y el otro?', { at: friday + hour })
  assert.equal((await desk.texts()).length, 1)
})

test('history, machines, what we wrote elsewhere and what anybody can read are not acknowledged; in public only where it is said', async () => {
  await using desk = await openNight()
  await desk.comes('Out of office', { historic: true })
  await desk.comes('Claro', { by: 'marta', echo: true })
  await desk.comes('Hola', { by: 'rosa', visibility: 'public' })
  assert.deepEqual(await desk.texts(), [])
  await using open = await openNight({
    kept: { isPublic: true },
    place: { can: { ...plainPlace, public: { deeds: ['reply'] } } as never, disabled: false },
  })
  await open.comes('Hola', { by: 'rosa', visibility: 'public' })
  assert.deepEqual(
    (await open.said()).map(({ visibility }) => visibility),
    ['public'],
  )
  await using review = await openNight({
    kept: { isPublic: true },
    place: { can: { ...plainPlace, oneAnswer: true }, disabled: false },
  })
  await review.comes('Hola', { by: 'rosa', visibility: 'public' })
  assert.deepEqual(await review.texts(), [])
})

test('off at first, and off again at once; nothing where the account is gone', async () => {
  await using desk = await openNight({ kept: { isOn: false } })
  await desk.comes('Hola')
  assert.deepEqual(await desk.texts(), [])
  await desk.keeps({ isOn: true })
  await desk.says('Hola otra vez', { by: 'nuria', at: friday + minute })
  await desk.hears()
  await desk.keeps({ isOn: false })
  await desk.passes(friday + 2 * minute)
  assert.deepEqual(await desk.texts(), [])
  await using gone = await openNight({ place: { can: plainPlace, disabled: true } })
  const { conversationId } = await gone.comes('Hola')
  assert.deepEqual([await gone.texts(), await gone.promises(conversationId)], [[], []])
})

test('the answer of a person keeps the promise; nobody’s answer breaks it to the second; a closing takes it away', async () => {
  await using desk = await openNight()
  const sent = async (messageId: string, at: number) => {
    await desk.database.engine(tx => settleSent(tx, { workspaceId: desk.ours, messageId, at, externalId: newId() }))
    await desk.hears()
  }
  const state = async (id: string) => (await desk.promises(id)).map(each => each.state)
  const one = await desk.comes('Hola')
  const two = await desk.comes('Hola', { by: 'marta' })
  const three = await desk.comes('Hola', { by: 'rosa' })
  for (const { id } of await desk.said()) await sent(id, friday + minute)
  assert.deepEqual(await state(one.conversationId), ['made'])
  const reply = await desk.replies(one.conversationId, { at: nine + minute })
  assert.deepEqual(await state(one.conversationId), ['made'])
  await sent(reply, nine + 2 * minute)
  const [kept] = await desk.promises(one.conversationId)
  assert.deepEqual([kept?.state, kept?.doneAt], ['kept', nine + minute])
  const reasonId = await desk.reason()
  await desk.as((tx, who) => close(tx, who, { conversationId: three.conversationId, reasonId, now: nine + minute }))
  await desk.hears()
  await desk.database.engine(tx => passPromises(tx, halfPast + second))
  assert.deepEqual([await state(two.conversationId), await state(three.conversationId)], [['broken'], ['withdrawn']])
})

test('one that the platform refuses brings no conversation back and promises nothing', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.comes('Hola')
  await desk.as((tx, who) =>
    assign(tx, who, { conversationId, to: { kind: 'agent', id: desk.people.luis }, now: friday + minute } as never),
  )
  const before = await desk.row(conversationId)
  const [found] = await desk.said()
  const failure = { workspaceId: desk.ours, messageId: found!.id, at: friday + minute, code: 'x', text: '' }
  await desk.database.engine(tx => settleFailed(tx, failure))
  await desk.hears()
  assert.deepEqual(await desk.row(conversationId), before)
  assert.deepEqual(
    (await desk.promises(conversationId)).map(({ state }) => state),
    ['withdrawn'],
  )
})

test('an answer of a person that is lost, or taken back, leaves the turn as it began, not as it was acknowledged', async () => {
  await using desk = await openNight()
  const { conversationId } = await desk.comes('Hola')
  const turn = async () => {
    const [row] = await desk.database.owner(tx =>
      tx.query<{ status: string; at: number }>(`select status, turn_at as at from conversations`),
    )
    return [row?.status, row?.at]
  }
  const lost = await desk.replies(conversationId, { at: nine + minute })
  const failure = { workspaceId: desk.ours, messageId: lost, at: nine + 2 * minute, code: 'x', text: '' }
  await desk.database.engine(tx => settleFailed(tx, failure))
  assert.deepEqual(await turn(), ['open', friday])
  const messageId = await desk.replies(conversationId, { at: nine + 3 * minute })
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: nine + 3 * minute + second }))
  assert.deepEqual(await turn(), ['open', friday])
  assert.equal((await desk.row(conversationId)).last.text, 'Claro')
})

test('two processes that fire at once, and one that is told twice, say it once', async () => {
  await using desk = await openNight()
  const { conversationId: subjectId } = await desk.says('Hola', { by: 'nuria', at: friday })
  await desk.hears()
  desk.clock.now = friday + 5 * second
  const timer = { workspaceId: desk.ours, id: newId(), kind: 'conversation.acknowledge', subjectId, dueAt: friday }
  const fire = () => desk.database.engine(tx => acknowledgementTimers(desk.needs)[timer.kind]!(tx, timer))
  await Promise.all([fire(), fire(), fire()])
  await fire()
  assert.deepEqual(await desk.texts(), [spanish])
  assert.equal((await desk.promises(subjectId)).length, 1)
  assert.equal((await desk.events('message.queued')).length, 1)
})

test('only who administers sets it; a text says by when, has no other gaps, and fits', async () => {
  await using desk = await openNight()
  const place = { can: plainPlace, disabled: false }
  const account = { id: desk.profileId, language: 'es', place } as const
  const keep = (texts: NewAcknowledgement['texts'], who: Who = desk.head, at: typeof account = account) =>
    desk.as((tx, by) => keepAcknowledgement(tx, by, at, { isOn: true, isPublic: false, texts }), who)
  await assert.rejects(keep({}, desk.who.ana), { code: 'forbidden', status: 403 })
  await assert.rejects(keep({ es: 'Abrimos {{opening}}' }), { code: 'acknowledgement.no-deadline' })
  await assert.rejects(keep({ en: '{{deadline}} {{agent.name}}' }), { code: 'acknowledgement.gap' })
  await assert.rejects(keep({ es: `{{deadline}}${'a'.repeat(1000)}` }), { code: 'acknowledgement.long' })
  const short = {
    ...account,
    place: { ...place, can: { ...plainPlace, text: { max: 40, unit: 'graphemes' } } },
  } as const
  await assert.rejects(keep({ es: 'Hasta {{deadline}}' }, desk.head, short as never), { code: 'reply.too-long' })
  const mute = { ...account, place: { ...place, can: { ...plainPlace, deeds: [] } } } as const
  await assert.rejects(keep({}, desk.head, mute as never), { code: 'acknowledgement.unwritable', status: 409 })
})
