import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { minute, second } from '#lib'
import type { Conversation, ParityReport, RoutingWhy, Skill, Team } from '#protocol'
import { passPresence, seePeople } from '#workforce'
import { until } from '../waits.ts'
import type { Client } from '../world-client.ts'
import { brandOf, openTable } from './console-page.ts'
import { openDayFloor } from './day-floor.ts'
import { sitDown } from './day-seat.ts'
import { answerIn, hourOf, type Tongue } from './day-stretch.ts'
import { faultsOf } from './stories-page.ts'

// Who is seen is the test's to say: a day passes in seconds, and consoles say that they are open by the real clock.
const table = await openTable({ heldElsewhere: ['presence'] })
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)
const named = async (name: string): Promise<Client> => {
  const who = await world.person('agent')
  await who.patch('/me', { name })
  return { ...who, name }
}
const [ana, luis, sol] = [await named('Ana Prieto'), await named('Luis Moya'), await named('Sol Aranda')]
const people = [ana, luis, sol]
const speaks: Record<string, Partial<Record<Tongue, number>>> = {
  [ana.personId]: { es: 5, en: 5 },
  [luis.personId]: { es: 5, pt: 5 },
  [sol.personId]: { es: 4, en: 4, pt: 3 },
}
const canRepair = new Set([luis.personId, sol.personId])

const folder = process.env.PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/day-${name}.png` })
}

const floor = openDayFloor(table, ({ tongue, wants, name }, { personId }) => {
  assert.ok(speaks[personId]![tongue], `${name} writes in ${tongue}`)
  assert.ok(wants === null || canRepair.has(personId), `${name} asks for a guarantee`)
})
const { talks, served, seats, write, allWork, board, waitingIn, passes, talkOf } = floor
const holderOf = async (id: string) => (await owner.get<Conversation>(`/conversations/${id}`)).holder

const reasons = ['Estoy con una devolución', 'Salgo a comer'] as const

test('before anybody is there it all waits; what asks for a guarantee is put where those are who know of them', async () => {
  const skill = await owner.post<Skill>('/skills', { name: { es: 'Garantías', en: 'Guarantees' }, isHard: true })
  await owner.post('/teams', { name: 'Taller', members: [luis.personId, sol.personId] })
  const team = (await owner.get<Team[]>('/teams')).find(({ name }) => name === 'Taller')!
  for (const { personId } of people) {
    await owner.put(`/agents/${personId}/languages`, speaks[personId])
    if (canRepair.has(personId)) await owner.put(`/agents/${personId}/skills`, { [skill.id]: 4 })
  }
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: {}, overflow: null })
  await owner.put('/routing/queues', { teamId: team.id, mode: 'push', needs: { [skill.id]: 3 }, overflow: null })
  await write(hourOf(1, 12, 4))
  for (const { id, wants } of talks.values())
    if (wants) await owner.post(`/conversations/${id}/assign`, { holder: { kind: 'queue', team: team.id } })
  await until(board, ({ queues }) => queues.map(({ waiting }) => waiting).join() === '8,4')
  const { page } = await table.open({ who: owner, path: `${brand}/wallboard` })
  await page.getByText('No hay nadie en turno.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'before')
  await page.context().close()
})

test('three take what fits them, by keys; one leaves something to another with a reason', async () => {
  for (const who of people) {
    seats.push(await sitDown(table, who, brand))
    await who.put('/presences/mine', { state: 'available' })
  }
  await Promise.all(seats.map(seat => seat.offered()))
  for (const [at, { page }] of seats.entries()) {
    assert.deepEqual(await faultsOf(page), [])
    await picture(page, `offer-${at + 1}`)
  }
  await allWork([{ left: 1 }, { reason: reasons[0] }])
  assert.equal(served.length, 12)
  for (const [at, { page }] of seats.entries()) {
    assert.deepEqual(await faultsOf(page), [])
    await picture(page, `desk-${at + 1}`)
  }
  await write(hourOf(2, 12))
  await until(board, seen => waitingIn(seen) === 12)
  await allWork([])
  assert.equal(served.length, 24)
})

test('whoever loses the line while something lies before them loses it to another', async () => {
  const [said] = hourOf(3, 1)
  await write([{ ...said!, text: 'Buenos días, ¿dónde está mi pedido? Lo espero desde ayer', tongue: 'es' }])
  const id = talks.get(said!.name)!.id
  await until(
    () => owner.get<RoutingWhy>(`/conversations/${id}/routing`),
    ({ standing }) => standing?.kind === 'offered',
  )
  const { standing } = await owner.get<RoutingWhy>(`/conversations/${id}/routing`)
  assert.ok(standing?.kind === 'offered')
  const lost = seats.find(({ who }) => who.personId === standing.agentId)!
  await lost.card.waitFor()
  await lost.page.context().setOffline(true)
  await lost.page.getByText('Sin conexión', { exact: false }).first().waitFor()
  await picture(lost.page, 'lost')
  const there = people.filter(({ personId }) => personId !== standing.agentId)
  world.clock.advance(50 * second)
  await world.database.engine(tx => seePeople(tx, there, world.clock.now()))
  world.clock.advance(11 * second)
  await world.database.engine(tx => passPresence(tx, world.clock.now()))
  const others = seats.filter(seat => seat !== lost)
  const taker = await Promise.any(others.map(async seat => (await seat.offered(), seat)))
  const offer = await taker.offered()
  assert.equal(await taker.accepts(offer), id)
  served.push({ id, personId: taker.who.personId })
  await taker.answers(answerIn.es)
  await taker.closes(id)
  await lost.page.context().setOffline(false)
  await lost.who.put('/presences/mine', { state: 'available' })

  const { page, field, complaints } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await page.keyboard.press('Shift+W')
  const why = page.getByRole('dialog', { name: `¿Por qué? · ${said!.name}` })
  await why.getByText(`${taker.who.name} la aceptó.`).waitFor()
  await why.getByText(new RegExp(`^${lost.who.name} (no contestó a tiempo|dejó de estar disponible)`)).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever writes again comes back to the one who answered them', async () => {
  const again = [served.find(({ personId }) => personId === ana.personId)!, served.at(-2)!]
  for (const { id, personId } of again) {
    const { name, tongue } = talkOf(id)
    await table.says(
      name,
      {
        es: 'Sigo esperando una respuesta',
        en: 'I am still waiting for an answer',
        pt: 'Continuo à espera de resposta',
      }[tongue],
    )
    const holder = await until(
      () => holderOf(id),
      ({ kind }) => kind === 'agent',
    )
    assert.deepEqual(holder, { kind: 'agent', id: personId })
    const { page, answers, closes } = seats.find(({ who }) => who.personId === personId)!
    await page.goto(`${world.address}${brand}/inbox/mine/${id}`)
    await answers(`${answerIn[tongue]} 2`)
    await closes(id)
    passes()
  }
})

test('in the last hour as well: at its end nothing waits, and nobody was ever in two hands', async () => {
  await write(hourOf(4, 8))
  await until(board, seen => waitingIn(seen) === 8)
  const wall = await table.open({ who: owner, path: `${brand}/wallboard` })
  await wall.page.getByText('3 de 3, carga sobre 100').waitFor()
  assert.deepEqual(await faultsOf(wall.page), [])
  await picture(wall.page, 'wallboard')
  const team = await table.open({ who: owner, path: `${brand}/settings/staff` })
  await team.page.getByText('Ahora hay 3 personas disponibles de 4.').waitFor()
  assert.deepEqual(await faultsOf(team.page), [])
  await picture(team.page, 'team')
  await team.page.context().close()
  await allWork([{ reason: reasons[1] }])
  await wall.page.getByText('No espera nadie.', { exact: true }).waitFor()
  await until(board, ({ agents }) => agents.every(({ load }) => load === 0))
  await wall.page.getByText('0', { exact: true }).nth(2).waitFor()
  assert.deepEqual(await faultsOf(wall.page), [])
  await picture(wall.page, 'wallboard-after')
  assert.equal(served.length, talks.size)
  assert.equal(new Set(served.map(({ id }) => id)).size, talks.size, 'somebody was served twice')
  for (const { id, personId } of served) {
    const { decisions } = await owner.get<RoutingWhy>(`/conversations/${id}/routing`)
    const hands = decisions.flatMap(({ kind, agentId }) => (kind === 'assigned' ? [agentId] : []))
    assert.deepEqual([...new Set(hands)], [personId], talkOf(id).name)
  }
  for (const { complaints } of seats)
    assert.deepEqual(
      complaints.filter(said => !/Failed to load|WebSocket|ERR_INTERNET/.test(said)),
      [],
    )
})

test('of all that was answered no group waited longer than the others', async () => {
  world.clock.advance(31 * minute)
  const report = await owner.get<ParityReport>('/parity?days=7')
  assert.equal(report.open, 0)
  assert.ok(report.turns >= talks.size)
  const groups = [...report.channels, ...report.reaches]
  assert.deepEqual(
    groups.filter(({ verdict }) => verdict === 'slower'),
    [],
  )
  const { page, complaints } = await table.open({ who: owner, path: `${brand}/reports/parity` })
  await page
    .getByText(/Atendemos igual por todas las puertas|Nada señala un trato distinto|pueden ser casualidad/)
    .first()
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'parity')
  assert.deepEqual(complaints, [])
})
