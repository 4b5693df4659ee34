import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hour } from '#lib'
import type { ProfileKept } from '#protocol'
import { plainChannel } from '../plain-channel.ts'
import { houseOf } from '../storm-house.ts'
import { leakingPots, readAsMeant } from '../storm-texts.ts'
import { brewStorm } from '../storm.ts'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const noon = Date.UTC(2026, 10, 20, 12)
// The house looks when an hour is told whole; a look of the server's own could come in its midst.
const heldElsewhere = ['alerts', 'suspects']
const desk = await openDesk({ channels: [plainChannel()], readTexts: readAsMeant(leakingPots), heldElsewhere })
after(() => desk[Symbol.asyncDispose]())
const { world } = desk
const { owner } = world
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

world.clock.set(noon)
const profile = { channel: 'plain', name: 'Urraca', function: 'service', language: 'es', settings: {} }
const { connectionId } = await owner.post<ProfileKept>('/profiles', profile)
const house = houseOf(world, `${world.address}/hooks/${connectionId}`)

test('where nothing stirs the page says what it would show', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/inbox/all` })
  await page.getByRole('link', { name: 'Alertas' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.getByRole('heading', { level: 1, name: 'Todo en calma.' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'calm')
  for (const [tab, says] of [
    ['Avisos públicos', 'No hay ningún aviso por escribir.'],
    ['Por agradecer', 'Nadie por agradecer.'],
    ['Lo que pasó', 'Todavía no ha terminado ninguna.'],
  ] as const) {
    await page.getByRole('link', { name: tab }).click()
    await page.getByText(says).waitFor()
    assert.deepEqual(await faultsOf(page), [])
  }
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a storm is a crisis with its evidence; beside it stands one who insists, on the same scale, and is none', async () => {
  const supervisor = await world.person('supervisor')
  const { page, complaints } = await desk.open({ who: supervisor, path: `${brand}/alerts` })
  await page.getByRole('heading', { level: 1, name: 'Todo en calma.' }).waitFor()
  await brewStorm(house, {
    ...{ texts: leakingPots, until: noon, quietHours: 25, anHour: 5, surge: [9, 21, 34], trollPosts: 212 },
  })
  await page.getByRole('heading', { level: 1, name: 'Dos cosas hacen ruido. Solo una es una crisis.' }).waitFor()
  const crisis = page.getByRole('article', { name: '«llegó dañado»' })
  await crisis.getByText(/^Crisis desde/).waitFor()
  await crisis.getByRole('table').getByRole('row', { name: /34$/ }).waitFor()
  await crisis.getByText('64 conversaciones lo cuentan; 64 esperan respuesta.').waitFor()
  const troll = page.getByRole('article', { name: '@verdadsincafe insiste' })
  await troll.getByText('No da alarma').waitFor()
  await troll.getByText(leakingPots.asks).waitFor()
  await troll.getByText(leakingPots.answer).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'crisis')
  await crisis.getByText('Por qué es una crisis').click()
  await crisis.getByText('30 personas distintas o más').or(crisis.getByText('15 personas distintas o más')).waitFor()
  await crisis.getByRole('button', { name: 'personas esta hora: 34' }).click()
  await page.getByText('Cada una cuenta una vez', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'why')
  await page.getByRole('button', { name: 'Ver lo que dicen' }).click()
  await crisis.getByRole('list', { name: 'Lo que dicen' }).getByRole('link').first().press('Enter')
  await page.waitForURL(/\/inbox\/all\/.*message=/)
  await page.goBack()
  await crisis.getByText(/^Crisis desde/).waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'crisis-dark')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('whoever was told goes there from the bell, in one hand', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/inbox/all`, ...phone })
  await page.getByRole('button', { name: /Más/ }).click()
  await page.getByRole('menuitem', { name: 'Alertas' }).click()
  await page.getByRole('article', { name: '«llegó dañado»' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone')
  const isWider = await page.evaluate(
    () => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
  )
  assert.equal(isWider, false)
  await page.context().close()
  const wide = await desk.open({ who: owner, path: `${brand}/inbox/all` })
  await wide.page.getByRole('button', { name: /^Avisos/ }).click()
  await wide.page
    .getByRole('link', { name: /^Alerta/ })
    .first()
    .click()
  await wide.page.waitForURL(/\/alerts$/)
  assert.deepEqual([...complaints, ...wide.complaints], [])
  await wide.page.context().close()
})

test('the notice is written and passes on, the incident opens with all, and what comes later is linked', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/alerts` })
  const crisis = page.getByRole('article', { name: '«llegó dañado»' })
  await crisis.getByRole('button', { name: 'Revisar' }).click()
  const notice = page.getByRole('dialog', { name: 'Aviso para todos' })
  await notice.getByLabel('Qué pasa').fill('')
  await notice.getByRole('button', { name: 'Está listo' }).click()
  await notice.getByText('Di qué pasa y a quién.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'notice')
  await notice.getByLabel('Qué pasa').fill('Una partida de juntas de la Nido 2 sale mal')
  await notice.getByLabel('Próxima noticia').fill('2026-11-20T23:00')
  await notice.getByRole('button', { name: 'Está listo' }).click()
  await crisis.getByText('Está listo para publicarse.').waitFor()
  await page.getByRole('link', { name: 'Avisos públicos' }).click()
  await page.getByText('Listos').click()
  await page.getByRole('button', { name: 'Revisar «Una partida de juntas de la Nido 2 sale mal»' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'notices')
  await page.getByRole('link', { name: /^Ahora/ }).click()
  await crisis.getByRole('button', { name: 'Abrir incidencia' }).click()
  const naming = page.getByRole('dialog', { name: 'Abrir incidencia' })
  await naming.getByLabel('Qué pasa').fill('La junta de la Nido 2 gotea')
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/incidents\//)
  await page.getByRole('heading', { level: 1, name: 'La junta de la Nido 2 gotea' }).waitFor()
  await page.goBack()
  await crisis.getByRole('button', { name: 'Vincular las nuevas' }).click()
  await crisis.getByText('No había ninguna nueva.').waitFor()
  await crisis.getByRole('link', { name: 'Contestar a todas' }).waitFor()
  assert.deepEqual(
    complaints.filter(said => !said.includes('422')),
    [],
  )
  await page.context().close()
})

test('a person puts it aside with a reason and takes it up again; an agent sees it and does not decide', async () => {
  const { page } = await desk.open({ who: owner, path: `${brand}/alerts` })
  const crisis = page.getByRole('article', { name: '«llegó dañado»' })
  await crisis.getByRole('button', { name: 'Apartar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Apartar la alerta' })
  await dialog.getByLabel('Por qué').fill('Lo sabemos')
  assert.deepEqual(await faultsOf(page), [])
  await dialog.getByRole('button', { name: 'Apartar' }).click()
  await crisis.getByText('«Lo sabemos»', { exact: false }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await crisis.getByRole('button', { name: 'Volver a contarla' }).click()
  await crisis.getByRole('button', { name: 'Apartar' }).waitFor()
  await page.context().close()
  const agent = await desk.open({ who: await world.person('agent'), path: `${brand}/alerts` })
  await agent.page.getByText('Decide quien supervisa.').waitFor()
  assert.equal(await agent.page.getByRole('button', { name: 'De guardia' }).count(), 0)
  await agent.page.context().close()
})

test('who insists is decided about: what is hidden is chosen with its rule, and the place says where it cannot', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/alerts` })
  const troll = page.getByRole('article', { name: '@verdadsincafe insiste' })
  await troll.getByRole('button', { name: 'Dar la pausa' }).click()
  await troll.getByText(/tiene su pausa/).waitFor()
  await troll.getByRole('button', { name: 'Decidir' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decidir sobre @verdadsincafe' })
  await dialog.getByText('Ocultar lo que ha escrito').click()
  await dialog.getByRole('group', { name: 'Qué se oculta' }).getByRole('checkbox').first().check()
  await dialog.getByLabel('Motivo').fill('Insulta una y otra vez')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'decide')
  await dialog.getByRole('button', { name: 'Ocultar 1 mensaje' }).click()
  await dialog.getByRole('textbox', { name: 'Motivo' }).and(dialog.locator('[aria-invalid]')).waitFor()
  await dialog.getByText('Atenderle como a cualquiera').click()
  await dialog.getByRole('button', { name: 'Atenderle', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Hay una crisis.' }).waitFor()
  await page.getByRole('link', { name: 'Lo que pasó' }).click()
  await page.getByRole('list', { name: 'Lo que se decidió de quien insistía' }).getByText('@verdadsincafe').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'past')
  assert.deepEqual(
    complaints.filter(said => !said.includes('409') && !said.includes('422')),
    [],
  )
  await page.context().close()
})

test('praise is passed by, taken back, and answered where it was said', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/alerts/praise` })
  const list = page.getByRole('list', { name: 'Por agradecer' })
  await list
    .getByRole('button', { name: /^No hace falta/ })
    .first()
    .waitFor()
  const before = await list.getByRole('listitem').count()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'praise')
  await list
    .getByRole('button', { name: /^No hace falta/ })
    .first()
    .click()
  await page.getByText(/queda sin agradecer/).waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.waitForFunction(
    count => document.querySelectorAll('[aria-label="Por agradecer"] li').length === count,
    before,
  )
  await list
    .getByRole('link', { name: /^Dar las gracias a/ })
    .first()
    .click()
  await page.waitForURL(/\/inbox\/all\/.*message=/)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('those on guard are named', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/alerts` })
  await page.getByRole('button', { name: 'De guardia' }).click()
  const dialog = page.getByRole('dialog', { name: 'A quién se avisa' })
  await dialog.getByText('Sin nadie elegido se avisa a todos los que supervisan.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'guards')
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByText('Se avisa a 1 persona.').waitFor()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { people } = await owner.get<{ people: string[] }>('/alerts/guards')
  assert.equal(people.length, 1)
  await owner.put('/alerts/guards', { people: [] })
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('in English, and where one list cannot be had the other stands', async () => {
  const { page } = await desk.open({ who: owner, locale: 'en-GB' })
  await page.route('**/api/v1/suspects?**', route => route.abort())
  await page.route('**/api/v1/suspects', route => route.abort())
  await page.goto(`${world.address}${brand}/alerts`)
  await page.getByRole('article', { name: '“arrived damaged”' }).or(page.getByRole('article').first()).waitFor()
  await page.getByRole('alert').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'english')
  await page.context().close()
})

test('three calm hours later it is over, and stands among what has been', async () => {
  const { page, complaints } = await desk.open({ who: owner, path: `${brand}/alerts` })
  await page.getByText(/^Crisis desde/).waitFor()
  for (let hours = 1; hours <= 5; hours++) {
    world.clock.set(noon + hours * hour)
    await house.look()
  }
  await page.getByRole('heading', { level: 1, name: 'Todo en calma.' }).waitFor()
  await page.getByRole('link', { name: 'Lo que pasó' }).click()
  const ended = page.getByRole('list', { name: 'Alertas que terminaron' })
  await ended.getByText(/\d+ personas en la peor hora/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  assert.deepEqual(complaints, [])
  await page.context().close()
})
