import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute, newId, second } from '#lib'
import type { MacroStep } from '#protocol'
import { addSnippet, removeSnippet } from '#snippets'
import { addTag, tag } from '#tags'
import { morning, openDesk, plainPlace } from '../../test/desk.ts'
import { addMacro, editMacro, macros, removeMacro, runMacro, undoMacro } from './index.ts'

const later = morning + 5 * minute

/** Marta has asked; there is a text that answers her, a reason, and a macro that does everything. */
async function openMacros() {
  const desk = await openDesk()
  const { conversationId } = await desk.says('La cafetera gotea', { by: 'Marta Iborra' })
  const reasonId = await desk.reason()
  const text = { es: 'Hola, {{customer.first-name}}: te mandamos una junta.' }
  const snippetId = await desk.as((tx, who) =>
    addSnippet(tx, who, { name: 'Junta', shortcut: null, texts: text, isShared: false, now: morning }),
  )
  const all: MacroStep[] = [
    { kind: 'close', reasonId },
    { kind: 'reply', snippetId },
    { kind: 'note', text: 'Junta enviada a {{customer.name}}' },
    { kind: 'assign', to: { kind: 'me' } },
  ]
  const keep = (steps = all, by = desk.who.ana, isShared = false) =>
    desk.as((tx, who) => addMacro(tx, who, { name: 'Junta', steps, isShared, now: morning }), by)
  const run = (macroId: string, more: { id?: string; by?: typeof desk.who.ana; now?: number } = {}) => {
    const { id = newId(later), by = desk.who.ana, now = later } = more
    const gaps = {
      conversationId,
      brand: { name: 'Urraca', language: 'es' },
      channelName: (channel: string) => channel,
    }
    const place = { placeOf: () => ({ can: plainPlace, disabled: false }), visibility: 'private' as const, gaps }
    return desk.as((tx, who) => runMacro(tx, who, { ...place, id, conversationId, macroId, now }), by)
  }
  const undo = (runId: string, now = later + second, by = desk.who.ana) =>
    desk.as((tx, who) => undoMacro(tx, who, { runId, now }), by)
  /** All that can be seen of the conversation. */
  const seen = () =>
    desk.as(async tx => [
      await tx.query(`select direction, text, state from messages order by at, id`),
      await tx.query(
        `select status, holder_kind, holder_id, turn_at, first_answered_at, snoozed_until, closed_at, reason_id from conversations`,
      ),
      await tx.query(`select last_text, last_direction from inbox_rows`),
    ])
  return { ...desk, conversationId, reasonId, snippetId, all, keep, run, undo, seen }
}

test('all of it is done in one go, in an order that makes sense, and once', async () => {
  await using desk = await openMacros()
  const { keep, run, row, lines, conversationId, reasonId, people, seen } = desk
  const macroId = await keep()
  const id = newId(later)
  assert.deepEqual([await run(macroId, { id }), await run(macroId, { id })], [true, false])
  const after = await row(conversationId)
  assert.deepEqual([after.status, after.holder], ['closed', { kind: 'agent', id: people.ana }])
  assert.deepEqual(
    (await lines(conversationId)).map(line => line.deed),
    ['assigned', 'closed'],
  )
  const [messages] = await seen()
  assert.deepEqual(messages!.map(each => (each as { text: string | null }).text).filter(Boolean), [
    'La cafetera gotea',
    'Junta enviada a Marta Iborra',
    'Hola, Marta: te mandamos una junta.',
  ])
  assert.equal(
    (await lines(conversationId)).some(line => line.deed === 'closed' && line.reason === reasonId),
    true,
  )
})

test('for ten seconds the whole is undone, and everything is as it was', async () => {
  await using desk = await openMacros()
  const { keep, run, undo, seen, who } = desk
  const macroId = await keep()
  const before = await seen()
  const id = newId(later)
  await run(macroId, { id })
  await assert.rejects(undo(id, later + second, who.luis), { code: 'forbidden' })
  assert.equal(await undo(id), true)
  assert.deepEqual(await seen(), before)
  assert.equal(await undo(id), false)
})

test('what has left cannot be undone, and then nothing of it is', async () => {
  await using desk = await openMacros()
  const { keep, run, undo, seen, as, ours } = desk
  const id = newId(later)
  await run(await keep(), { id })
  await as(tx =>
    tx.query(`update messages set state = 'queued', undo = null where workspace_id = $1 and state = 'held'`, [ours]),
  )
  const after = await seen()
  await assert.rejects(undo(id), { code: 'message.on-its-way' })
  assert.deepEqual(await seen(), after)
  await assert.rejects(undo(id, later + 11 * second), { code: 'macro.too-late' })
})

test('what it names and is no longer there is said before anything is done', async () => {
  await using desk = await openMacros()
  const { keep, run, seen, as, ours, reasonId, snippetId } = desk
  const macroId = await keep()
  const before = await seen()
  await as(tx =>
    tx.query(`update reasons set archived_at = now() where workspace_id = $1 and id = $2`, [ours, reasonId]),
  )
  await assert.rejects(run(macroId), { code: 'macro.reason' })
  await assert.rejects(keep(), { code: 'macro.reason' })
  await as(tx => tx.query(`update reasons set archived_at = null where workspace_id = $1`, [ours]))
  await as((tx, who) => removeSnippet(tx, who, { id: snippetId }))
  await assert.rejects(run(macroId), { code: 'macro.snippet' })
  assert.deepEqual(await seen(), before)
})

test('an answer with a gap that nothing fills is not sent, and the rest is not done', async () => {
  await using desk = await openMacros()
  const { keep, run, seen, as } = desk
  const texts = { es: 'Tu pedido {{número de pedido}}' }
  const snippetId = await as((tx, who) =>
    addSnippet(tx, who, { name: 'Pedido', shortcut: null, texts, isShared: false, now: morning }),
  )
  const macroId = await keep([
    { kind: 'note', text: 'Nota' },
    { kind: 'reply', snippetId },
  ])
  const before = await seen()
  await assert.rejects(run(macroId), { code: 'macro.gaps', values: { names: 'número de pedido' } })
  assert.deepEqual(await seen(), before)
})

test('it puts aside for so long from when it is run, and comes back from it', async () => {
  await using desk = await openMacros()
  const { keep, run, undo, row, conversationId, seen } = desk
  const macroId = await keep([{ kind: 'snooze', forMs: hour }])
  const before = await seen()
  const id = newId(later)
  await run(macroId, { id })
  assert.equal((await row(conversationId)).snoozedUntil, later + hour)
  await undo(id)
  assert.deepEqual(await seen(), before)
})

test('one’s own are one’s own; what is everybody’s is a supervisor’s matter', async () => {
  await using desk = await openMacros()
  const { keep, as, who, run } = desk
  const steps: MacroStep[] = [{ kind: 'assign', to: { kind: 'me' } }]
  const own = await keep(steps)
  const shared = await keep(steps, who.sofia, true)
  await assert.rejects(keep(steps, who.ana, true), { code: 'forbidden' })
  assert.equal((await as((tx, each) => macros(tx, each), who.luis)).length, 1)
  await assert.rejects(run(own, { by: who.luis }), { code: 'macro.unknown' })
  assert.equal(await run(shared, { by: who.luis }), true)
  await assert.rejects(
    as((tx, each) => editMacro(tx, each, { id: shared, name: 'X', now: morning })),
    { code: 'forbidden' },
  )
  await as((tx, each) => editMacro(tx, each, { id: shared, name: 'Mía', now: morning }), who.sofia)
  assert.equal(await as((tx, each) => removeMacro(tx, each, { id: own })), true)
})

test('what does nothing, or one thing twice, is no macro', async () => {
  await using desk = await openMacros()
  const { keep, reasonId, snippetId } = desk
  const close: MacroStep = { kind: 'close', reasonId }
  for (const steps of [[], [{ kind: 'note', text: ' ' } as MacroStep]])
    await assert.rejects(keep(steps), { code: 'macro.empty' })
  for (const steps of [
    [close, close],
    [close, { kind: 'snooze', forMs: hour } as MacroStep],
    [{ kind: 'reply', snippetId } as MacroStep, { kind: 'reply', snippetId } as MacroStep],
  ])
    await assert.rejects(keep(steps), { code: 'macro.twice' })
  await assert.rejects(keep([{ kind: 'assign', to: { kind: 'agent', id: newId() } }]), { code: 'macro.colleague' })
})

test('tags are put on and taken off, and go back with the rest; one that is no longer used is said before', async () => {
  await using desk = await openMacros()
  const { keep, run, undo, row, conversationId } = desk
  const make = async (name: string) => (await desk.as((tx, who) => addTag(tx, who, { name, now: morning }))).id
  const [hot, cold] = [await make('Urgente'), await make('Espera')]
  await desk.as((tx, who) => tag(tx, who, { conversationId, add: [cold], remove: [], now: morning }))
  const step: MacroStep = { kind: 'tag', add: [hot], remove: [cold] }
  const macroId = await keep([{ kind: 'assign', to: { kind: 'me' } }, step])
  const id = newId(later)
  await run(macroId, { id })
  assert.deepEqual((await row(conversationId)).tags, [hot])
  await undo(id)
  assert.deepEqual((await row(conversationId)).tags, [cold])
  await assert.rejects(keep([{ ...step, add: [newId()] }]), { code: 'macro.tag', status: 409 })
  await assert.rejects(keep([{ kind: 'tag', add: [], remove: [] }]), { code: 'macro.empty' })
})

test('what is changed for everybody stands in the audit; one’s own does not', async () => {
  await using desk = await openMacros()
  const { keep, all } = desk
  const { sofia } = desk.who
  await keep(all)
  const close = all.slice(0, 1)
  const id = await keep(close, sofia, true)
  await desk.as((tx, who) => editMacro(tx, who, { id, name: 'Cierre', now: later }), sofia)
  await desk.as((tx, who) => removeMacro(tx, who, { id }), sofia)
  const text = { name: 'Hola', shortcut: null, texts: { es: 'Hola' } }
  const snippetId = await desk.as((tx, who) => addSnippet(tx, who, { ...text, isShared: true, now: morning }), sofia)
  await desk.as((tx, who) => removeSnippet(tx, who, { id: snippetId }), sofia)
  const deeds = await desk.as(tx =>
    tx.query<{ deed: string; detail: string }>('select deed, detail from audit order by id'),
  )
  assert.deepEqual(
    deeds.map(({ deed, detail }) => [deed, JSON.parse(detail)]),
    [
      ['macro.added', { name: 'Junta' }],
      ['macro.changed', { name: 'Cierre' }],
      ['macro.removed', { name: 'Cierre' }],
      ['snippet.added', { name: 'Hola' }],
      ['snippet.removed', { name: 'Hola' }],
    ],
  )
})
