import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import type { Capabilities } from '#channel'
import { onUnderstood } from '#alerts'
import { hour, minute, newId } from '#lib'
import { settleSent } from '#replies'
import { morning, openDesk, plainPlace } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import {
  answerAppeal,
  decideSuspect,
  givePause,
  lookForSuspects,
  recordAppeal,
  suspect,
  type SuspectDecision,
  suspects,
  suspectsWaiting,
} from './index.ts'
import { isRequest, type Spoken, suspicionOf } from './suspicion.ts'

const square: Capabilities = { ...plainPlace, deeds: ['message', 'reply', 'hide'] }
const placeOf = () => ({ can: square, disabled: false })

/** A desk where somebody asked for something, was answered, and goes on with insults. */
async function openStorm({ asks = 'Cobrado dos veces', insults = 12 } = {}) {
  const desk = await openDesk()
  const told = (text: string, at: number) => desk.says(text, { by: 'troll', at, visibility: 'public' })
  const hear = () => desk.hear(understand(morning), onUnderstood)
  const { conversationId, messageId: askedFor } = await told(asks, morning)
  const reply = await desk.replies(conversationId, {
    ...{ text: 'Devuelto hoy', at: morning + minute, by: desk.who.luis, holdMs: 0, visibility: 'public' },
  })
  const sent = { workspaceId: desk.ours, messageId: reply, externalId: 'r1', at: morning + 2 * minute }
  await desk.database.engine(tx => settleSent(tx, sent))
  const insulted: string[] = []
  for (let each = 0; each < insults; each++)
    insulted.push((await told(`Ladrones ${each}`, morning + (10 + each) * minute)).messageId)
  await hear()
  const looks = async (at = morning + hour) => {
    await hear()
    await desk.database.engine(tx => lookForSuspects(tx, desk.ours, at))
    return (await desk.as((tx, who) => suspects(tx, who, { isOpen: true, limit: 20 }))).rows
  }
  return {
    ...{ ...desk, conversationId, askedFor, insulted, reply, told, looks },
    decide: (id: string, decision: SuspectDecision, who: Who = desk.who.sofia) =>
      desk.as((tx, by) => decideSuspect(tx, by, { id, decision, now: morning + hour, placeOf }), who),
    show: (id: string, who: Who = desk.who.ana) => desk.as((tx, by) => suspect(tx, by, id), who),
  }
}

/** Another who supervises. */
const another = (desk: Awaited<ReturnType<typeof openStorm>>): Who => ({ ...desk.who.luis, role: 'supervisor' }) as Who

test('whoever goes on with insults after what they asked for was answered is a suspect, and nothing else happens', async () => {
  await using desk = await openStorm()
  const before = await desk.row(desk.conversationId)
  const [card, ...others] = await desk.looks()
  assert.equal(others.length, 0)
  const { messages, abusive, requests, answeredAt, channels } = card!.evidence
  assert.deepEqual([messages, abusive, requests, answeredAt, channels], [13, 12, 1, morning + minute, ['api']])
  assert.deepEqual([card!.name, card!.state, card!.decision, card!.appeal], ['troll', 'suspected', null, null])
  assert.deepEqual(card!.pause, { personId: desk.people.luis, at: null, byId: null })
  const shown = await desk.show(card!.id)
  assert.deepEqual([shown.samples.length, shown.samples[0]?.text], [12, 'Ladrones 11'])
  assert.deepEqual(
    [shown.requests.map(({ text }) => text), shown.answers.map(({ text }) => text)],
    [['Cobrado dos veces'], ['Devuelto hoy']],
  )
  assert.deepEqual(await desk.row(desk.conversationId), before, 'it stands in its queue as before')
  await desk.looks(morning + hour + 5 * minute)
  assert.equal((await desk.events('suspect.raised')).length, 1, 'once')
})

test('before an answer, or with something new to be seen to, nobody is suspected', async () => {
  await using desk = await openStorm({ insults: 0 })
  const other = (text: string, at: number) => desk.says(text, { by: 'unheard', at })
  for (let each = 0; each < 9; each++) await other(`Ladrones ${each}`, morning + each * minute)
  assert.deepEqual(await desk.looks(), [])
  for (let each = 0; each < 9; each++) await desk.told(`Ladrones ${each}`, morning + (10 + each) * minute)
  await desk.told('Cobrado otra vez', morning + 30 * minute)
  assert.deepEqual(await desk.looks(), [])
})

test('a person decides: hiding has a rule and a reason, and leaves what asks for something', async () => {
  await using desk = await openStorm()
  const [card] = await desk.looks()
  const hide = (messageIds: string[], reason = 'Insulta a quien contesta') =>
    ({ state: 'hidden', rule: 'insults', reason, messageIds }) as const
  await assert.rejects(desk.decide(card!.id, hide(desk.insulted), desk.who.ana), { code: 'forbidden' })
  const key: Who = { kind: 'key', workspaceId: desk.ours, keyId: newId(), scopes: ['administer'] }
  await assert.rejects(desk.decide(card!.id, hide(desk.insulted), key), { code: 'forbidden' }, 'no program decides')
  await assert.rejects(desk.decide(card!.id, hide([desk.askedFor])), { code: 'suspect.request', status: 409 })
  await assert.rejects(desk.decide(card!.id, hide([desk.reply])), { code: 'message.unknown' })
  await assert.rejects(desk.decide(card!.id, hide(desk.insulted, ' ')), { code: 'suspect.reason', status: 422 })
  await desk.decide(card!.id, hide(desk.insulted.slice(0, 3)))
  const acts = await desk.events('act.queued')
  assert.equal(acts.length, 3)
  assert.deepEqual((await desk.show(card!.id)).decision, {
    ...{ at: morning + hour, byId: desk.people.sofia, rule: 'insults', reason: 'Insulta a quien contesta' },
  })
  await assert.rejects(desk.decide(card!.id, { state: 'served', reason: 'x' }), { code: 'suspect.decided' })
  assert.equal(await desk.as(suspectsWaiting), 0)
})

test('an appeal is written down once and answered by another person; undone, all is shown again', async () => {
  await using desk = await openStorm()
  const [card] = await desk.looks()
  const { id } = card!
  const appeal = (text: string) => desk.as((tx, who) => recordAppeal(tx, who, { id, text, now: morning + 2 * hour }))
  await assert.rejects(appeal('No es justo'), { code: 'suspect.not-hidden' })
  await desk.decide(id, { state: 'hidden', rule: 'insults', reason: 'Insulta', messageIds: desk.insulted })
  const answer = (who: Who) =>
    desk.as(
      (tx, by) =>
        answerAppeal(tx, by, { id, outcome: 'undone', text: 'Tienes razón', now: morning + 3 * hour, placeOf }),
      who,
    )
  await assert.rejects(answer(another(desk)), { code: 'suspect.no-appeal' })
  await appeal('No es justo')
  await assert.rejects(appeal('Otra vez'), { code: 'suspect.appealed' })
  assert.equal(await desk.as(suspectsWaiting), 1, 'somebody has to answer it')
  await assert.rejects(answer(desk.who.sofia), { code: 'suspect.same-person', status: 409 })
  await assert.rejects(answer(desk.who.luis), { code: 'forbidden' })
  await answer(another(desk))
  const { state, appeal: shown } = await desk.show(id)
  assert.deepEqual([state, shown?.answer?.outcome, shown?.answer?.byId], ['served', 'undone', desk.people.luis])
  assert.equal((await desk.events('act.queued')).length, 24)
  const audit = await desk.database.owner(tx =>
    tx.query<{ deed: string }>(`select deed from audit where deed like 'suspect.%' order by id`),
  )
  assert.deepEqual(
    audit.map(({ deed }) => deed),
    ['suspect.decided', 'suspect.appealed', 'suspect.answered'],
  )
})

test('after a decision only what comes then makes somebody a suspect again', async () => {
  await using desk = await openStorm()
  const [card] = await desk.looks()
  await desk.decide(card!.id, { state: 'dismissed', reason: 'Está desesperado' })
  assert.deepEqual(await desk.looks(morning + 2 * hour), [])
  for (let each = 0; each < 6; each++) await desk.told(`Ladrones ${each}`, morning + 2 * hour + each * minute)
  assert.equal((await desk.looks(morning + 3 * hour)).length, 1)
})

test('whoever was written to is given a pause, and told once', async () => {
  await using desk = await openStorm()
  const [card] = await desk.looks()
  const pause = (who: Who) => desk.as((tx, by) => givePause(tx, by, { id: card!.id, now: morning + hour }), who)
  await assert.rejects(pause(desk.who.ana), { code: 'forbidden' })
  await pause(desk.who.sofia)
  await pause(desk.who.sofia)
  const told = await desk.events('suspect.paused')
  assert.deepEqual(
    told.map(({ detail }) => JSON.parse(detail!)),
    [{ person: desk.people.luis }],
  )
  assert.deepEqual((await desk.show(card!.id)).pause, {
    ...{ personId: desk.people.luis, at: morning + hour, byId: desk.people.sofia },
  })
})

test('who was written to is named in the decision, unless it was no case or they had their pause', async () => {
  const personsOf = async (state: 'served' | 'dismissed', isPaused: boolean) => {
    await using desk = await openStorm()
    const [card] = await desk.looks()
    if (isPaused) await desk.as((tx, by) => givePause(tx, by, { id: card!.id, now: morning }), desk.who.sofia)
    await desk.decide(card!.id, { state, reason: 'Insultos' })
    const [told] = await desk.events('suspect.decided')
    return [told?.detail && JSON.parse(told.detail), { person: desk.people.luis }]
  }
  const [named, luis] = await personsOf('served', false)
  assert.deepEqual(named, luis)
  assert.equal((await personsOf('dismissed', false))[0], null)
  assert.equal((await personsOf('served', true))[0], null)
})

test('whoever may not see the customer sees no suspect', async () => {
  await using desk = await openStorm()
  const [card] = await desk.looks()
  const own = { ...desk.who.ana, sees: 'own' } as Who
  await assert.rejects(desk.show(card!.id, own), { code: 'suspect.unknown', status: 404 })
  assert.equal(await desk.as(suspectsWaiting, own), 0)
  await assert.rejects(desk.show(card!.id, desk.person('sofia', desk.theirs)), { code: 'suspect.unknown' })
})

const at = (minutes: number, more: Partial<Spoken> = {}): Spoken => ({
  ...{ id: `m${minutes}`, at: morning + minutes * minute, from: 'customer', authorId: null, channel: 'x' },
  reading: { kind: 'complaint', subject: 'other', isAbusive: true },
  ...more,
})
const ours = (minutes: number) => at(minutes, { from: 'us', authorId: 'luis', reading: null })
const mild = (minutes: number) => at(minutes, { reading: { kind: 'other', subject: 'other', isAbusive: false } })
const suspected = (said: Spoken[]) => suspicionOf(said, { since: 0, now: morning + hour })?.abusive

test('five messages in a day, six of ten abusive, and more of it after an answer', () => {
  const four = [1, 2, 3, 4].map(minutes => at(minutes))
  assert.equal(suspected([ours(0), ...four]), undefined)
  assert.equal(suspected([ours(0), ...four, at(5)]), 5)
  assert.equal(suspected([...four, at(5), ours(6)]), undefined, 'they have not gone on')
  assert.equal(suspected([ours(0), at(1), at(2), at(3), mild(4), mild(5)]), 3)
  assert.equal(suspected([ours(0), at(1), at(2), mild(3), mild(4), mild(5)]), undefined)
  assert.equal(suspicionOf([ours(0), ...four, at(5)], { since: 0, now: morning + 26 * hour }), undefined)
})

test('a question or a request is one, however it is said; a complaint is one where nobody is insulted', () => {
  const asks = (
    kind: 'question' | 'request' | 'complaint' | 'praise',
    isAbusive: boolean,
    subject = 'refund' as const,
  ) => isRequest({ from: 'customer', reading: { kind, subject, isAbusive } })
  assert.deepEqual([asks('request', true), asks('question', true), asks('complaint', false)], [true, true, true])
  assert.deepEqual([asks('complaint', true), asks('praise', false)], [false, false])
  assert.equal(isRequest({ from: 'customer', reading: { kind: 'question', subject: 'other', isAbusive: true } }), false)
})
