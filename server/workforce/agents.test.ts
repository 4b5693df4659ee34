import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#lib'
import { morning, openDesk } from '../../test/desk.ts'
import {
  addSkill,
  agentPlan,
  editSkill,
  setLanguages,
  setPlace,
  setPresence,
  setShifts,
  setSkills,
  setWork,
  setWorkRules,
  shiftsOf,
  staff,
  workRules,
} from './index.ts'

test('what somebody can do, speaks, takes and when they work is what distribution gets', async () => {
  await using desk = await openDesk()
  const { ana: personId } = desk.people
  const name = { es: 'Facturas', en: 'Invoices' }
  const { id } = await desk.as((tx, who) => addSkill(tx, who, { name, isHard: true, now: morning }), desk.who.sofia)
  const place = { name: 'Vigo', latitude: 42.2, longitude: -8.7 }
  const never = Array.from({ length: 7 }, () => [])
  const week = never.map((): [number, number][] => [[9 * 60, 17 * 60]])
  const shifts = { timeZone: 'Europe/Madrid', week, breaks: never, days: [] }
  await desk.as(async (tx, who) => {
    await setSkills(tx, who, { personId, skills: { [id]: 4 } })
    await setLanguages(tx, who, { personId, languages: { gl: 5 } })
    await setPlace(tx, who, { personId, place })
    await setWork(tx, who, { personId, share: 60, kinds: ['email', 'voice'] })
    assert.deepEqual(await setShifts(tx, who, { personId, shifts }), await shiftsOf(tx, who, personId))
  }, desk.who.sofia)
  await desk.as((tx, who) => setPresence(tx, who, { state: 'available', now: morning }))
  const plan = await desk.as((tx, who) => agentPlan(tx, who, personId))
  assert.deepEqual(plan.kinds, ['voice', 'email'])
  const all = await desk.database.engine(tx => staff(tx, desk.ours, morning))
  assert.deepEqual(
    all.find(each => each.id === personId),
    {
      ...{ id: personId, skills: { [id]: 4, 'language:gl': 5 }, share: 60, kinds: ['voice', 'email'], teamIds: [] },
      place: { latitude: 42.2, longitude: -8.7 },
      ...{ presence: 'available', since: morning, backAt: null },
      shift: { state: 'on', changesAt: Date.UTC(2026, 10, 21, 16) },
    },
  )
  assert.equal(all.length, 3)
})

test('agents read their plan and shifts; who supervises changes them, within bounds', async () => {
  await using desk = await openDesk()
  const { ana: personId } = desk.people
  const asSofia = <T>(work: Parameters<typeof desk.as<T>>[0]) => desk.as(work, desk.who.sofia)
  await assert.rejects(
    desk.as((tx, who) => setSkills(tx, who, { personId, skills: {} })),
    { code: 'forbidden', status: 403 },
  )
  await assert.rejects(
    asSofia((tx, who) => setSkills(tx, who, { personId: newId(), skills: {} })),
    { code: 'colleague.unknown', status: 404 },
  )
  await assert.rejects(
    asSofia((tx, who) => setSkills(tx, who, { personId, skills: { [newId()]: 3 } })),
    { code: 'skill.unknown', status: 404 },
  )
  for (const level of [0, 6, 1.5])
    await assert.rejects(
      asSofia((tx, who) => setLanguages(tx, who, { personId, languages: { es: level } })),
      { code: 'skill.level', status: 422 },
    )
  await assert.rejects(
    asSofia((tx, who) => setLanguages(tx, who, { personId, languages: { Español: 5 } })),
    { code: 'skill.language' },
  )
  for (const share of [0, 101, 2.5])
    await assert.rejects(
      asSofia((tx, who) => setWork(tx, who, { personId, share, kinds: null })),
      { code: 'workforce.share' },
    )
  await assert.rejects(
    asSofia((tx, who) => setWork(tx, who, { personId, share: 100, kinds: [] })),
    { code: 'workforce.kinds' },
  )
  await assert.rejects(
    asSofia((tx, who) => setPlace(tx, who, { personId, place: { name: 'X', latitude: 91, longitude: 0 } })),
    { code: 'workforce.place' },
  )
})

test('skills have a name each; units and times are kept within sense', async () => {
  await using desk = await openDesk()
  const add = (es: string) =>
    desk.as((tx, who) => addSkill(tx, who, { name: { es, en: '' }, isHard: false, now: morning }), desk.who.sofia)
  const made = await add('Pagos')
  assert.equal(made.name.en, 'Pagos')
  await assert.rejects(add('PAGOS'), { code: 'skill.name-taken', status: 409 })
  await assert.rejects(add(' '), { code: 'skill.nameless', status: 422 })
  await assert.rejects(add('x'.repeat(61)), { code: 'skill.name-long' })
  await desk.as((tx, who) => editSkill(tx, who, { id: made.id, isArchived: true }), desk.who.sofia)
  await add('pagos')
  const before = await desk.as((tx, who) => workRules(tx, who.workspaceId))
  const set = (edit: Parameters<typeof setWorkRules>[2]) =>
    desk.as((tx, who) => setWorkRules(tx, who, edit), desk.who.sofia)
  assert.deepEqual(await set({ parkedUnits: 10 }), { ...before, parkedUnits: 10 })
  assert.deepEqual(await desk.as((tx, who) => workRules(tx, who.workspaceId)), { ...before, parkedUnits: 10 })
  await assert.rejects(set({ parkedUnits: 101 }), { code: 'workforce.units' })
  await assert.rejects(set({ offerMs: { live: 1, other: 60_000 } }), { code: 'workforce.offer' })
  await assert.rejects(set({ wrapUpMs: { voice: -1, other: 0 } }), { code: 'workforce.wrap-up' })
  await assert.rejects(set({ pausesADay: 0 }), { code: 'workforce.pauses' })
})
