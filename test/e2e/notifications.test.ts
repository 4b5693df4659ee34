import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { append } from '#log'
import { until } from '../waits.ts'
import type { Client } from '../world-client.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)
const lucia = await world.person('agent')
await lucia.patch('/me', { name: 'Lucía Vidal' })

const give = (conversationId: string, whom: Client, by = owner) =>
  by.post(`/conversations/${conversationId}/assign`, { holder: { kind: 'agent', id: whom.personId } })

const unread = (who: Client) => who.get<{ count: number }>('/notifications/unread')
const isTold = (who: Client, count: number) =>
  until(
    () => unread(who),
    found => found.count === count,
  )

test('what one is told comes by itself, opens by key, and is read by going there', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis?')
  const { page } = await table.open({ who: lucia, path: `${brand}/inbox/unassigned` })
  const bell = page.getByRole('button', { name: /^Avisos/ })
  await page.getByRole('row', { name: /Marta Iborra/ }).waitFor()
  await page.keyboard.press('b')
  const list = page.getByRole('dialog', { name: 'Avisos' })
  await list.getByText('Nada que contarte.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await give(id, lucia)
  await owner.post(`/conversations/${id}/notes`, {
    id: crypto.randomUUID(),
    text: '@Lucía Vidal ¿la ves tú? Lleva esperando desde ayer y es la segunda vez que escribe.',
    mentions: [lucia.personId],
  })
  await bell.getByText('2').waitFor()
  await bell.click()
  const given = list.getByRole('listitem').filter({ hasText: 'Ana Ruiz te la ha pasado' })
  await given.waitFor()
  await list.getByText('Ana Ruiz te menciona en una nota').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await given.getByRole('link').click()
  await page.getByRole('heading', { name: 'Marta Iborra' }).first().waitFor()
  await list.waitFor({ state: 'detached' })
  await isTold(lucia, 0)
  await bell.getByText(/sin leer/).waitFor({ state: 'detached' })
  await table.says('Marta Iborra', '¿Seguís ahí?')
  await page.getByRole('log').getByText('¿Seguís ahí?').waitFor()
  await isTold(lucia, 0)
  await page.context().close()
})

test('what a colleague asks for is given or kept in the list itself', async () => {
  const [one, other] = [await table.says('Óscar Lizarraga', 'Falta'), await table.says('Joan Ferrer', '¿Y lo mío?')]
  for (const id of [one, other]) await give(id, lucia, lucia)
  const { page } = await table.open({ who: lucia, path: `${brand}/inbox/mine` })
  await page.getByRole('row', { name: /Joan Ferrer/ }).waitFor()
  await owner.post(`/conversations/${one}/ask-for`)
  await owner.post(`/conversations/${other}/ask-for`)
  await isTold(lucia, 2)
  await page.keyboard.press('b')
  const list = page.getByRole('dialog', { name: 'Avisos' })
  const asked = (name: string) => list.getByRole('listitem').filter({ hasText: 'te la pide' }).filter({ hasText: name })
  await asked('Óscar').getByRole('button', { name: 'Dársela' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await asked('Óscar').getByRole('button', { name: 'Dársela' }).click()
  await asked('Óscar').getByRole('button').first().waitFor({ state: 'detached' })
  await asked('Joan').getByRole('button', { name: 'Me la quedo' }).click()
  await asked('Joan').getByRole('button').first().waitFor({ state: 'detached' })
  await isTold(lucia, 0)
  await isTold(owner, 2)
  const { rows } = await owner.get<{ rows: { kind: string; name: string }[] }>('/notifications')
  assert.deepEqual(rows.map(({ kind, name }) => `${kind} ${name}`).toSorted(), [
    'assigned Óscar Lizarraga',
    'kept Joan Ferrer',
  ])
  await page.context().close()
})

test('whoever does not want to be told of something says so once', async () => {
  const { page } = await table.open({ who: lucia, path: `${brand}/inbox/mine` })
  await page.getByRole('button', { name: /^Avisos/ }).click()
  await page.getByRole('button', { name: 'Elegir qué avisos' }).click()
  const choice = page.getByRole('combobox', { name: 'Te pasan una conversación: dónde' })
  await choice.waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const kept = page.waitForResponse(answer => answer.request().method() === 'PUT')
  await choice.selectOption('nowhere')
  assert.equal((await kept).status(), 200)
  await page.reload()
  await choice.waitFor()
  assert.equal(await choice.inputValue(), 'nowhere')
  await page.context().close()
})

test('an alert and a pause are told without a conversation, and read with all the others', async () => {
  const [alertId, workspaceId] = [crypto.randomUUID(), world.workspaceId]
  const people = [lucia.personId]
  await world.database.engine(async tx => {
    await tx.query(
      `insert into alerts (workspace_id, id, topic, level, is_grave, since, level_at, looked_at, evidence, told)
       values ($1, $2, 'damaged', 'crisis', false, now(), now(), now(), '{}', '{}')`,
      [workspaceId, alertId],
    )
    await append(tx, [
      { workspaceId, kind: 'alert.raised', subjectId: alertId, detail: { level: 'crisis', people } },
      { workspaceId, kind: 'suspect.paused', subjectId: crypto.randomUUID(), detail: { person: lucia.personId } },
    ])
  })
  await isTold(lucia, 2)
  const { page } = await table.open({ who: lucia, path: `${brand}/inbox/mine` })
  await page.getByRole('button', { name: /^Avisos/ }).click()
  const list = page.getByRole('dialog', { name: 'Avisos' })
  await list.getByText('Se queja más gente de lo normal: es una crisis').waitFor()
  await list.getByText(/^Cinco minutos para ti/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await list.getByRole('button', { name: 'Marcar todo como leído' }).click()
  await isTold(lucia, 0)
  await page.context().close()
})

test('on a phone, in the dark, and when the list cannot be had', async () => {
  const id = await table.says('Núria Bosch', '¿Me la mandáis?')
  await owner.post(`/conversations/${id}/notes`, {
    id: crypto.randomUUID(),
    text: '@Lucía Vidal',
    mentions: [lucia.personId],
  })
  await isTold(lucia, 1)
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true } as const
  const { page } = await table.open({ who: lucia, path: `${brand}/inbox/mentions`, ...phone })
  await page.getByRole('button', { name: /^Tu menú|^Tú/ }).click()
  await page.getByRole('menuitem', { name: 'Avisos: 1 sin leer' }).click()
  const list = page.getByRole('dialog', { name: 'Avisos' })
  await list.getByText('Núria Bosch').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await list.getByRole('button', { name: 'Marcar todo como leído' }).click()
  await isTold(lucia, 0)
  await page.keyboard.press('Escape')
  await page.route(/\/api\/v1\/notifications(\?|$)/, route => route.abort())
  await page.reload()
  await page.getByRole('button', { name: /^Tu menú|^Tú/ }).click()
  await page.getByRole('menuitem', { name: 'Avisos' }).click()
  await list.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})

test('what nobody on the team can take is told to whoever supervises with the name of what it asks for', async () => {
  const name = { es: 'Seguros del hogar', en: 'Home insurance' }
  const { id } = await owner.post<{ id: string }>('/skills', { name, isHard: true })
  await owner.put('/routing/queues', { teamId: null, mode: 'push', needs: { [id]: 3 }, overflow: null })
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/unassigned` })
  await table.says('Joan Puig', '¿Cubre el agua?')
  const list = page.getByRole('dialog', { name: 'Avisos' })
  const told = list.getByRole('listitem').filter({ hasText: 'Nadie del equipo puede atenderla' })
  await page.getByRole('row', { name: /Joan Puig/ }).waitFor()
  await page.getByRole('button', { name: /^Avisos/ }).click()
  await told.filter({ hasText: 'Joan Puig' }).getByText('Hace falta: Seguros del hogar').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/unserved.png` })
  await page.context().close()
})
