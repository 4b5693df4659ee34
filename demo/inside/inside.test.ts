import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openDemoScene } from '../../test/demo-scene.ts'
import type { PhoneEvent, Step, Way } from '../phone/shown.ts'
import { type Desk, nextEvent } from '../world/desk.ts'

const scene = await openDemoScene({ stories: {} })
after(() => scene[Symbol.asyncDispose]())
before(async () => void (await scene.open()))
beforeEach(() => scene.demo.phone.mishaps.set({ answer: 'well', isEarly: false, isTwice: false, isSwapped: false }))

const spot = { seat: 'urraca/whatsapp', place: 'whatsapp' }

/** Marta writes; resolves when her words have come into the conversation, with somebody who sits before it. */
async function writes(text: string, { seat, place } = spot): Promise<{ desk: Desk; conversationId: string }> {
  const { phone, sobremesa } = scene.demo
  const told = reaches(`“${text}” in the conversation`, text, ({ event }) => event === 'message.received')
  const received = nextEvent(sobremesa.world, `“${text}”`, ({ kind }) => kind === 'message.received')
  await phone.does(seat, place, 'marta-iborra', { deed: 'say', text })
  const { workspaceId, conversationId } = await received
  await told
  return { desk: await scene.sitDown(workspaceId), conversationId: conversationId! }
}

type Events = Extract<Step, { kind: 'event' }>
type WayEvent = Extract<PhoneEvent, { kind: 'way' }>

/** The way of these words once the log has told something of it. */
async function reaches(what: string, said: string, fits: (event: Events) => boolean): Promise<Way> {
  const isThere = (event: PhoneEvent): event is WayEvent =>
    event.kind === 'way' && event.way.said === said && event.way.steps.some(step => step.kind === 'event' && fits(step))
  return (await scene.hears(what, isThere)).way
}

const settles = (said: string, kind: string) => reaches(`${kind} after “${said}”`, said, ({ event }) => event === kind)

const wayOf = (said: string) => scene.demo.phone.ways.all().find(each => each.said === said)!

const names = ({ steps }: Way) =>
  steps.map(step => {
    if (step.kind === 'hook') return `hook ${step.about}${step.isAgain ? ' again' : ''} ${step.status}`
    if (step.kind === 'request') return `request ${step.status ?? 'lost'}`
    return step.kind === 'event' ? step.event : step.kind
  })

test('the way of a message and of its answer is told as it was seen, and tells no secret', async () => {
  const { desk: lucia, conversationId } = await writes('¿Abrís hoy?')
  assert.deepEqual(names(wayOf('¿Abrís hoy?')), ['hook said 200', 'message.received'])
  const delivered = settles('¿Abrís hoy?', 'message.delivered')
  await lucia.answer(conversationId, 'Hasta las nueve, Marta.')
  const way = await delivered
  const told = names(way).filter(each => !/changed/.test(each))
  assert.ok(told.indexOf('message.queued') < told.indexOf('message.sent'))
  const request = way.steps.find(step => step.kind === 'request' && step.isAnswer)
  assert.ok(request?.kind === 'request')
  assert.deepEqual([request.method, request.status], ['POST', 200])
  assert.match(request.body, /"body": "Hasta las nueve, Marta."/)
  assert.ok(told.includes('hook receipt 200'))
  assert.doesNotMatch(JSON.stringify(way), /of-the-demo/)
})

test('a token that stands in an address is blotted out', async () => {
  const { desk: lucia, conversationId } = await writes('¿Envolvéis?', { seat: 'urraca/telegram', place: 'telegram' })
  const sent = settles('¿Envolvéis?', 'message.sent')
  await lucia.answer(conversationId, 'Con lazo.')
  const request = (await sent).steps.find(step => step.kind === 'request' && step.isAnswer)
  assert.ok(request?.kind === 'request')
  assert.equal(request.address, '/bot•••/sendMessage')
})

test('an answer whose reply is lost is not sent again, and nobody says that it has arrived', async () => {
  const { desk: lucia, conversationId } = await writes('¿Y mañana?')
  scene.demo.phone.mishaps.set({ answer: 'lost' })
  const unsure = settles('¿Y mañana?', 'message.unsure')
  await assert.rejects(lucia.answer(conversationId, 'Mañana también.'), /message\.unsure/)
  const answers = (await unsure).steps.filter(step => step.kind === 'request' && step.isAnswer)
  assert.deepEqual(
    answers.map(step => step.kind === 'request' && step.status),
    [undefined],
  )
  assert.equal(scene.demo.phone.mishaps.now.answer, 'well')
  assert.equal(shown('Mañana también.'), 1)
})

test('an answer that breaks the platform goes out when it is well again, once', async () => {
  const { desk: lucia, conversationId } = await writes('¿Tenéis bolsas?')
  scene.demo.phone.mishaps.set({ answer: 'broken' })
  await lucia.answer(conversationId, 'De papel, sí.')
  const answers = wayOf('¿Tenéis bolsas?').steps.flatMap(step =>
    step.kind === 'request' && step.isAnswer ? [step.status] : [],
  )
  assert.equal(answers.length, 2)
  assert.ok(answers[0]! >= 500 && answers[1] === 200)
  assert.equal(shown('De papel, sí.'), 1)
})

test('what is posted twice is one message', async () => {
  scene.demo.phone.mishaps.set({ isTwice: true })
  await writes('Solo una vez')
  assert.ok(names(wayOf('Solo una vez')).includes('hook said again 200'))
  assert.equal(await kept('Solo una vez'), 1)
})

test('of two messages the second goes first, and both are there', async () => {
  scene.demo.phone.mishaps.set({ isSwapped: true })
  const { seat, place } = spot
  const isHeld = (event: PhoneEvent): event is WayEvent => event.kind === 'way' && names(event.way).includes('held')
  const held = scene.hears('the first being kept back', isHeld)
  const first = scene.demo.phone.does(seat, place, 'marta-iborra', { deed: 'say', text: 'El primero' })
  await held
  const both = reaches('both in the conversation', 'El segundo', ({ number }) => number === 4)
  await writes('El segundo')
  await first
  const { steps } = await both
  const bodies = steps.flatMap(step => (step.kind === 'hook' ? [step.body] : []))
  assert.deepEqual(
    bodies.map(body => /El \w+/.exec(body)?.[0]),
    ['El segundo', 'El primero'],
  )
  assert.deepEqual([await kept('El primero'), await kept('El segundo')], [1, 1])
})

test('a receipt that comes before the reply is not lost', async () => {
  const { desk: lucia, conversationId } = await writes('¿Regaláis?')
  scene.demo.phone.mishaps.set({ isEarly: true })
  const delivered = settles('¿Regaláis?', 'message.delivered')
  await lucia.answer(conversationId, 'Siempre.')
  const told = names(await delivered)
  assert.ok(told.indexOf('hook receipt 200') < told.lastIndexOf('request 200'))
})

const shown = (text: string) => scene.demo.phone.journal.all().filter(({ bubble }) => bubble.text === text).length

async function kept(text: string): Promise<number> {
  const counting = 'select count(*) as n from messages where text = $1'
  const [row] = await scene.database.owner(tx => tx.query<{ n: string }>(counting, [text]))
  return Number(row!.n)
}
