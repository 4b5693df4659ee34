import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Who } from '#accounts'
import { close, reopen } from '#conversations'
import { minute, newId } from '#lib'
import { addReason, editReason } from '#reasons'
import { type Desk, morning, openDesk } from '../../test/desk.ts'
import { packed, unpacked } from './pack.ts'
import {
  choicesOf,
  emptyModel,
  goBackTo,
  learn,
  onClosed,
  openModels,
  placesIn,
  proposalStanding,
  propose,
  rank,
  showProposals,
  startAnew,
  takeIn,
} from './index.ts'

const matters = {
  Retraso: ['Mi pedido no llega', 'Dónde está el paquete que pedí', 'Lleva una semana de retraso el envío'],
  Factura: ['Necesito la factura de marzo', 'La factura tiene mal el NIF', 'No encuentro mi factura'],
  Rota: ['La cafetera vino rota', 'Se ha roto el asa de la taza', 'Ha dejado de funcionar, gotea'],
}
type Matter = keyof typeof matters
const names = Object.keys(matters) as Matter[]

async function openLearning() {
  const desk = await openDesk()
  const models = openModels()
  const boss = desk.who.sofia
  const ids = {} as Record<Matter, string>
  for (const label of names) ids[label] = await desk.as((tx, who) => addReason(tx, who, { label, now: morning }), boss)
  const closes = (conversationId: string, reasonId: string, now = morning + minute) =>
    desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now }))
  let said = 0
  const closing = async (matter: Matter, text?: string) => {
    const number = said++
    const words = text ?? `${matters[matter][number % 3]}, hola ${'xyzw'[number % 4]}`
    const { conversationId } = await desk.says(words, { by: `c${number}` })
    await closes(conversationId, ids[matter])
    return conversationId
  }
  return {
    ...{ ...desk, boss, ids, closes, closing },
    /** So many, the matters in turn. */
    async closings(count: number) {
      for (let each = 0; each < count; each++) await closing(names[each % 3]!)
    },
    async learnt(slice?: number) {
      await desk.hear(onClosed)
      while (await desk.database.engine(tx => learn(tx, desk.ours, morning, slice)));
    },
    proposals: async (conversationId: string, who: Who = desk.who.ana) =>
      (await desk.as((tx, by) => propose(tx, by, { conversationIds: [conversationId], models }), who))[0]!.proposed,
    standing: () => desk.as(proposalStanding),
  }
}

const modelOf = async (desk: Desk) =>
  (await desk.database.owner(tx => tx.query<{ model: Buffer }>(`select model from reason_learners`)))[0]?.model

test('nothing is proposed before it has shown to be better than the commonest reason', async () => {
  await using desk = await openLearning()
  const { conversationId } = await desk.says('Quiero la factura')
  await desk.closings(99)
  await desk.learnt()
  assert.deepEqual(await desk.proposals(conversationId), [])
  assert.equal((await desk.standing()).figures.isGood, false)
  await desk.closings(9)
  await desk.learnt()
  const { learnt, waiting, figures } = await desk.standing()
  assert.deepEqual([learnt, waiting, figures.tested, figures.isGood], [108, 0, 108, true])
  assert.ok(figures.first > 0.9 && figures.three >= figures.first && figures.commonest < 0.5)
  const [first, ...others] = await desk.proposals(conversationId)
  assert.deepEqual([first?.reasonId, first?.sure], [desk.ids.Factura, 'sure'])
  assert.ok(others.length <= 2)
})

test('what is closed as a toss of a coin is never proposed', async () => {
  await using desk = await openLearning()
  for (let each = 0; each < 110; each++) await desk.closing(names[(each * each + (each >> 2)) % 3]!, 'Hola, una cosa')
  await desk.learnt()
  assert.equal((await desk.standing()).figures.isGood, false)
  const { conversationId } = await desk.says('Hola, una cosa')
  assert.deepEqual(await desk.proposals(conversationId), [])
})

test('learnt in one slice or in several, and told twice, the model is the same to the bit', async () => {
  await using whole = await openLearning()
  await using sliced = await openLearning()
  for (const desk of [whole, sliced]) await desk.closings(20)
  await whole.learnt(50)
  await sliced.learnt(3)
  const head = async (desk: Desk & { ids: Record<Matter, string> }) => {
    const { reasons } = await unpacked((await modelOf(desk))!)
    return names.map(name => reasons.get(desk.ids[name]))
  }
  assert.deepEqual(await head(sliced), await head(whole))
  const before = await modelOf(whole)
  await whole.database.engine(tx =>
    tx.query(`insert into reason_closings_due select workspace_id, conversation_id, 1 from reason_closings`),
  )
  await whole.learnt()
  assert.deepEqual(await modelOf(whole), before)
})

test('a slice that is cut off before it is done leaves nothing behind, and is learnt once', async () => {
  await using cut = await openLearning()
  await cut.closings(12)
  await cut.hear(onClosed)
  const killed = cut.database.engine(async tx => {
    await learn(tx, cut.ours, morning)
    throw new Error('killed')
  })
  await assert.rejects(killed, /killed/)
  assert.deepEqual([(await cut.standing()).learnt, (await cut.standing()).waiting], [0, 12])
  await cut.learnt()
  assert.deepEqual([(await cut.standing()).learnt, (await cut.standing()).waiting], [12, 0])
})

test('a correction takes the place of what it corrects; a closing that is taken back is forgotten', async () => {
  await using desk = await openLearning()
  await desk.closings(6)
  const id = await desk.closing('Rota', 'Necesito la factura de mayo')
  await desk.learnt()
  await desk.closes(id, desk.ids.Factura, morning + 2 * minute)
  await desk.learnt()
  const model = await unpacked((await modelOf(desk))!)
  assert.deepEqual(
    names.map(name => model.reasons.get(desk.ids[name])?.closings),
    [2, 3, 2],
  )
  assert.deepEqual([(await desk.standing()).learnt, (await desk.standing()).figures.tested], [7, 7])
  await desk.as((tx, who) => reopen(tx, who, { conversationId: id, now: morning + 3 * minute }))
  await desk.database.owner(tx =>
    tx.query(`delete from messages where conversation_id = $1 and direction = 'system'`, [id]),
  )
  await desk.database.engine(tx =>
    onClosed.react(tx, [
      {
        ...{ number: 9999, day: '', at: morning, workspaceId: desk.ours, kind: 'line.withdrawn' },
        ...{ conversationId: id, subjectId: newId(), detail: null },
      } as unknown as Parameters<typeof onClosed.react>[1][number],
    ]),
  )
  await desk.learnt()
  assert.equal((await unpacked((await modelOf(desk))!)).reasons.get(desk.ids.Factura)?.closings, 2)
})

test('only what can be chosen is proposed, whatever it was called when it was learnt', async () => {
  await using desk = await openLearning()
  await desk.closings(108)
  await desk.learnt()
  const { conversationId } = await desk.says('Quiero la factura')
  await desk.as((tx, who) => editReason(tx, who, { id: desk.ids.Factura, label: 'Papeles' }), desk.boss)
  assert.equal((await desk.proposals(conversationId))[0]?.reasonId, desk.ids.Factura)
  await desk.as((tx, who) => editReason(tx, who, { id: desk.ids.Factura, isArchived: true }), desk.boss)
  assert.ok((await desk.proposals(conversationId)).every(({ reasonId }) => reasonId !== desk.ids.Factura))
})

test('what a machine closed teaches nothing, and nobody is proposed what they may not see', async () => {
  await using desk = await openLearning()
  const { conversationId } = await desk.says('Mi pedido no llega')
  const machine: Who = { kind: 'machine', workspaceId: desk.ours }
  await desk.as((tx, who) => close(tx, who, { conversationId, reasonId: desk.ids.Retraso, now: morning }), machine)
  await desk.learnt()
  assert.equal((await desk.standing()).learnt, 0)
  await assert.rejects(desk.proposals(conversationId, { ...desk.who.luis, sees: 'own' } as Who), {
    code: 'conversation.unknown',
  })
})

test('one can hide the proposals, begin anew and go back, and each is in the audit', async () => {
  await using desk = await openLearning()
  await desk.closings(108)
  await desk.learnt()
  const { conversationId } = await desk.says('Quiero la factura')
  const show = (isShown: boolean) => desk.as((tx, who) => showProposals(tx, who, { isShown }), desk.boss)
  await show(false)
  assert.deepEqual(await desk.proposals(conversationId), [])
  await show(true)
  const before = await modelOf(desk)
  await desk.as((tx, who) => startAnew(tx, who, { now: morning }), desk.boss)
  const anew = await desk.standing()
  assert.deepEqual([anew.learnt, anew.waiting, anew.versions.map(({ why }) => why)], [0, 108, ['before-anew']])
  await desk.as((tx, who) => goBackTo(tx, who, { id: anew.versions[0]!.id, now: morning }), desk.boss)
  assert.deepEqual([(await desk.standing()).learnt, await modelOf(desk)], [108, before])
  assert.equal((await desk.standing()).waiting, 0)
  await desk.database.engine(tx =>
    tx.query(`insert into reason_closings_due select workspace_id, id, 1 from conversations where status = 'closed'`),
  )
  await desk.learnt()
  assert.deepEqual([(await desk.standing()).learnt, await modelOf(desk)], [108, before], 'each is learnt already')
  const audit = await desk.as(tx =>
    tx.query<{ deed: string }>(`select deed from audit where deed like 'proposed%' order by id`),
  )
  assert.deepEqual(
    audit.map(({ deed }) => deed),
    ['proposed-reasons.hidden', 'proposed-reasons.shown', 'proposed-reasons.anew', 'proposed-reasons.back'],
  )
  const agent = desk.who.ana
  await assert.rejects(
    desk.as((tx, who) => startAnew(tx, who, { now: morning }), agent),
    { code: 'forbidden' },
  )
  await assert.rejects(
    desk.as((tx, who) => showProposals(tx, who, { isShown: false }), agent),
    { code: 'forbidden' },
  )
  await assert.rejects(
    desk.as((tx, who) => goBackTo(tx, who, { id: newId(), now: morning }), desk.boss),
    {
      code: 'proposed-reasons.version-unknown',
      status: 404,
    },
  )
})

test('no more than five versions are kept', async () => {
  await using desk = await openLearning()
  await desk.closings(3)
  for (let each = 0; each < 7; each++) {
    await desk.learnt()
    await desk.as((tx, who) => startAnew(tx, who, { now: morning + each }), desk.boss)
  }
  const { versions } = await desk.standing()
  assert.deepEqual(
    versions.map(({ at }) => at - morning),
    [6, 5, 4, 3, 2],
  )
})

test('each brand learns from its own closings alone', async () => {
  await using desk = await openLearning()
  await desk.closings(6)
  await desk.twin()
  const before = await desk.theirRows()
  await desk.learnt()
  await desk.as((tx, who) => startAnew(tx, who, { now: morning }), desk.boss)
  assert.deepEqual(await desk.theirRows(), before)
})

test('a reason nobody has closed for is proposed by its name', () => {
  const choices = choicesOf([
    { id: 'a', path: ['Pedidos'], label: 'Retraso del envío' },
    { id: 'b', path: ['Cuenta'], label: 'Cambiar la contraseña' },
  ])
  assert.equal(rank(emptyModel(), choices, placesIn('no puedo cambiar mi contraseña'))[0]?.id, 'b')
})

test('whoever wrote is not in the model: what is personal is masked before it is looked at', () => {
  assert.deepEqual(placesIn('Soy ana@ejemplo.es, llamadme'), placesIn('Soy luis@otro.org, llamadme'))
})

test('whatever is learnt, a model is written and read to the bit', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 })
  const closings = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), text), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(closings, async all => {
      const model = emptyModel()
      for (const [id, said] of all) takeIn(model, id, placesIn(said))
      assert.deepEqual(await unpacked(await packed(model)), model)
    }),
    { numRuns: 15 },
  )
})
