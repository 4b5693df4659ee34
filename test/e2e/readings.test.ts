import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import type { Message, Page as PageOf, ReadingChange } from '#protocol'
import { second } from '#lib'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

const folder = process.env.PICTURES
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

const plain = { kind: 'question', sentiment: 0, urgency: 1, language: 'es', isToxic: false } as const

/** Somebody writes, and a colleague says how it reads, whatever models say: resolves when it stands so. */
async function sounds(who: string, text: string, change: ReadingChange = {}) {
  world.clock.advance(second)
  const id = await table.says(who, text)
  for (;;) {
    const { rows } = await owner.get<PageOf<Message>>(`/conversations/${id}/messages`)
    const last = rows.filter(row => row.direction === 'in').at(-1)
    if (last?.text !== text || !last.reading) continue
    await owner.patch(`/messages/${last.id}/reading`, { ...plain, ...change })
    return { id, messageId: last.id }
  }
}

async function replies(id: string, text: string): Promise<void> {
  world.clock.advance(second)
  await owner.post(`/conversations/${id}/messages`, { id: randomUUID(), text, files: [], visibility: 'private' })
}

const float = (page: Page) => page.getByRole('dialog', { name: 'Corregir la lectura' })
const said = (page: Page, text: string) => page.locator('[data-message]').filter({ hasText: text })
const chosen = (at: Locator, name: string) => at.getByRole('radiogroup', { name }).locator('label:has(:checked)')

test('what cannot wait is marked where it stands in the list, and by one key it is said otherwise', async () => {
  const { id, messageId } = await sounds('Marta Iborra', 'Chegou partida e ninguém responde', {
    ...{ kind: 'complaint', sentiment: -1, urgency: 3, language: 'pt' },
  })
  await sounds('Óscar Lizarraga', '¿Abrís el domingo?')
  const agent = await world.person('agent')
  const { page, field, row, complaints } = await table.open({ who: agent, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  await row('Marta Iborra').getByText('Urge').waitFor()
  assert.match((await row('Marta Iborra').getAttribute('aria-label')) ?? '', /, Urge, Queja, /)
  assert.doesNotMatch((await row('Óscar Lizarraga').getAttribute('aria-label')) ?? '', /Urge|Queja|español/)
  assert.equal(await row('Marta Iborra').locator('[lang=pt]').count(), 1)
  await said(page, 'Chegou partida').getByText('portugués').waitFor()
  assert.equal(await said(page, 'Chegou partida').locator('[lang=pt]').innerText(), 'Chegou partida e ninguém responde')
  assert.equal(await field.getAttribute('lang'), 'pt')
  await picture(page, 'marks')
  await page.keyboard.press('s')
  await float(page).waitFor()
  assert.equal(await chosen(float(page), 'Qué es').innerText(), 'queja\nQ')
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'correcting')
  await page.keyboard.press('r')
  await float(page).getByText('corregido por ti').waitFor()
  await float(page).getByRole('radio', { name: 'elogio', checked: true }).waitFor()
  await row('Marta Iborra').getByText('Elogio').waitFor()
  await page.keyboard.press('i')
  await page.keyboard.press('5')
  await float(page).getByRole('switch', { name: 'Es un insulto', checked: true }).waitFor()
  await float(page).getByRole('radio', { name: 'muy positivo', checked: true }).waitFor()
  for (const _ of ['tone', 'insult', 'kind']) await page.keyboard.press('Backspace')
  await float(page).getByRole('radio', { name: 'queja', checked: true }).waitFor()
  await float(page).getByRole('radio', { name: 'muy negativo', checked: true }).waitFor()
  const answered = (change: ReadingChange) =>
    page.waitForResponse(answer => {
      const isOurs = answer.url().endsWith(`/${messageId}/reading`)
      return isOurs && isDeepStrictEqual(answer.request().postDataJSON(), change)
    })
  const changed = answered({ urgency: 0 })
  await page.keyboard.press('a')
  await float(page).getByRole('radio', { name: 'no espera respuesta', checked: true }).waitFor()
  await page.keyboard.press('Escape')
  await float(page).waitFor({ state: 'hidden' })
  // The way back is open for some seconds only.
  const takenBack = answered({ urgency: 3 })
  await page.keyboard.press('z')
  await changed
  await takenBack
  await said(page, 'Chegou partida').getByText('corregido por ti').waitFor()
  const { rows } = await owner.get<PageOf<Message>>(`/conversations/${id}/messages`)
  const reading = rows.find(message => message.id === messageId)?.reading
  assert.deepEqual([reading?.kind, reading?.sentiment, reading?.urgency, reading?.isToxic], ['complaint', -1, 3, false])
  const colleague = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await said(colleague.page, 'Chegou partida')
    .getByText(/corregido por \S/)
    .waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
  await colleague.page.context().close()
})

test('the line of the tone tells it in figures, in a sentence and as a table that leads to each message', async () => {
  const { id } = await sounds('Nadia El Amrani', 'Esto es un desastre', { sentiment: -1, kind: 'complaint' })
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all/${id}` })
  await field.waitFor()
  const button = page.getByRole('button', { name: /^Tono/ })
  await said(page, 'desastre').getByText('Queja').waitFor()
  assert.equal(await button.count(), 0, 'one message is no line')
  await replies(id, 'Lo sentimos, Nadia')
  await sounds('Nadia El Amrani', 'Al menos contestáis', { sentiment: -0.5 })
  await sounds('Nadia El Amrani', 'Gracias, arreglado', { sentiment: 0.5, kind: 'praise' })
  await page.getByRole('button', { name: 'Tono −1,00 → 0,50' }).waitFor()
  await picture(page, 'tone')
  await button.press('Enter')
  const told = page.getByRole('dialog', { name: 'Tono' })
  await told.getByText('De muy negativo a positivo.').waitFor()
  assert.equal(await told.getByRole('row').count(), 4)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'tone-table')
  await told.getByRole('button', { name: /Esto es un desastre/ }).click()
  await told.waitFor({ state: 'hidden' })
  await page.waitForURL(/message=/)
  await page.context().close()
})

test('irony is told as a doubt, and never drawn as a feeling', async () => {
  const { id } = await sounds('Rachid Benali', 'Qué maravilla, tres semanas esperando')
  const doubted = { sentiment: 0.4, isUnsure: true, irony: 0.8, corrected: null }
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  // As models read it that are not sure.
  await page.route(/\/(messages|timeline)\?/, async route => {
    const answer = await route.fetch()
    const found: PageOf<Message> = await answer.json()
    const rows = found.rows.map(row => ({ ...row, reading: row.reading && { ...row.reading, ...doubted } }))
    await route.fulfill({ response: answer, json: { ...found, rows } })
  })
  await page.routeWebSocket(/\/api\/v1\/live/, () => undefined)
  await page.goto(`${world.address}${brand}/inbox/all/${id}`)
  await field.waitFor()
  await said(page, 'Qué maravilla').getByText('quizá ironía').waitFor()
  await page.keyboard.press('s')
  await float(page).waitFor()
  await picture(page, 'irony')
  for (const feeling of ['Tono', 'Emoción']) assert.equal(await chosen(float(page), feeling).count(), 0)
  await page.keyboard.press('1')
  await float(page).getByRole('radio', { name: 'muy negativo', checked: true }).waitFor()
  await page.keyboard.press('Escape')
  await said(page, 'Qué maravilla').getByText('quizá ironía').waitFor({ state: 'detached' })
  await page.context().close()
})

test('views and search ask how customers sound', async () => {
  const { page, row } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  await row('Marta Iborra').waitFor()
  await page.keyboard.press('v')
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Nombre').fill('Enfadados')
  const add = async (name: string): Promise<Locator> => {
    await editor.getByRole('button', { name: 'Añadir condición' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    return editor.getByRole('group', { name, exact: true })
  }
  await (await add('Tono')).getByLabel('Tono').last().selectOption({ label: 'negativo (-0,25)' })
  await (await add('Qué pide')).getByLabel('queja').check()
  await (await add('Urgencia')).getByLabel('Urgencia').last().selectOption({ label: 'hoy' })
  await (await add('Hay insultos')).getByLabel('No').check()
  await (await add('Escribe en')).getByLabel('portugués').check()
  await editor.getByText('Ahora entra 1 conversación.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'view')
  await editor.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Enfadados' }).waitFor()
  await row('Marta Iborra').waitFor()
  await row('Óscar Lizarraga').waitFor({ state: 'detached' })
  await page.goto(`${world.address}${brand}/search`)
  await page.getByRole('button', { name: 'tipo:queja' }).click()
  await page.getByText('Chegou partida e ninguém responde').waitFor()
  await picture(page, 'search')
  await page.context().close()
})

test('the report says in a sentence who was won back; each figure opens what it means, then its conversations', async () => {
  const won = await sounds('Paco Gil', 'Nadie me contesta, qué vergüenza', { sentiment: -1, kind: 'complaint' })
  await replies(won.id, 'Ya estamos con ello, Paco')
  await sounds('Paco Gil', 'Perfecto, muchas gracias', { sentiment: 1, kind: 'praise' })
  const lost = await sounds('<b>Inés</b> Mora', 'Otra vez mal', { sentiment: -0.5, kind: 'complaint' })
  await replies(lost.id, 'Vaya')
  await sounds('<b>Inés</b> Mora', 'Peor todavía', { sentiment: -1 })
  world.clock.advance(second)
  const supervisor = await world.person('supervisor')
  const { page, complaints } = await table.open({ who: supervisor, path: `${brand}/inbox/all` })
  await page.getByRole('navigation').getByRole('link', { name: 'Informes' }).click()
  await page.getByText('De 3 conversaciones que empezaron mal, se recuperaron 2: 67').waitFor()
  await page.getByText('Son pocas para asegurarlo.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'report')
  await page
    .getByRole('button', { name: /^Recuperadas: 67/ })
    .first()
    .press('Enter')
  const meaning = page.getByRole('dialog', { name: 'Recuperadas' })
  await meaning.getByText(/^2 de 3 · entre 21/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'report-meaning')
  await meaning.getByRole('button', { name: 'Ver las conversaciones' }).press('Enter')
  const drawer = page.locator('dialog[open]')
  await drawer.getByText('−1,00 → 1,00').waitFor()
  assert.equal(await drawer.getByRole('listitem').count(), 2)
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'report-behind')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await page.getByRole('radiogroup', { name: 'Por' }).getByText('Motivo').click()
  await page.getByRole('rowheader', { name: 'Sin motivo' }).waitFor()
  await page
    .getByRole('row', { name: /Sin motivo/ })
    .getByRole('button', { name: /^Recuperadas/ })
    .click()
  await page.getByRole('button', { name: 'Ver las conversaciones' }).click()
  await drawer.getByRole('heading', { name: 'Recuperadas: Sin motivo' }).waitFor()
  await drawer.getByRole('link', { name: 'Paco Gil' }).click()
  await page.getByRole('textbox', { name: /^Responder a Paco Gil/ }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a report that cannot be had says so and is asked again; agents are told that it is not theirs', async () => {
  const { page } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  await page.route('**/api/v1/readings/conversion*', route => route.abort())
  await page.getByRole('navigation').getByRole('link', { name: 'Informes' }).click()
  await page.getByRole('button', { name: 'Probar otra vez' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'report-away')
  await page.unroute('**/api/v1/readings/conversion*')
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await page.getByText('De 3 conversaciones').waitFor()
  const { owner: other } = await world.anotherBrand()
  const empty = await table.open({ who: other, path: `${await brandOf(other)}/reports` })
  await empty.page.getByText('Todavía no hay conversaciones que contar.').waitFor()
  assert.deepEqual(await faultsOf(empty.page), [])
  const agent = await table.open({ who: await world.person('agent'), path: `${brand}/inbox/all` })
  await agent.row('Marta Iborra').waitFor()
  assert.equal(await agent.page.getByRole('link', { name: 'Informes' }).count(), 0)
  for (const each of [page, empty.page, agent.page]) await each.context().close()
})

test('on a phone, in the dark and in English, all of it is there', async () => {
  const { id } = await sounds('Lia Costa', 'Where is my parcel? Third time I ask', {
    ...{ kind: 'complaint', sentiment: -0.5, urgency: 3, language: 'en' },
  })
  await replies(id, 'On its way')
  await sounds('Lia Costa', 'Fine, thank you', { kind: 'courtesy', sentiment: 0.5, language: 'en' })
  const look = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' }
  const { page } = await table.open({ ...look, who: owner, path: `${brand}/inbox/all/${id}`, colorScheme: 'dark' })
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ language: 'en' })))
  await page.reload()
  await page.getByRole('button', { name: 'Tone −0.50 → 0.50' }).waitFor()
  await picture(page, 'phone')
  await said(page, 'Fine, thank you').getByRole('button', { name: 'What to do with this message' }).click()
  await page.getByRole('menuitem', { name: 'Correct the reading' }).click()
  const asked = page.getByRole('dialog', { name: 'Correct the reading' })
  await asked.getByText('praise').click()
  await asked.getByText('corrected by you').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone-correcting')
  await page.keyboard.press('Escape')
  await page.goto(`${world.address}${brand}/reports`)
  await page.getByText(/Of 4 conversations that began badly/).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'phone-report')
  await page.evaluate(() => localStorage.setItem('sobremesa.choices', JSON.stringify({ theme: 'contrast' })))
  await page.reload()
  await page
    .getByText(/De 4 conversaciones que empezaron mal/)
    .or(page.getByText(/Of 4 conversations/))
    .waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'contrast-report')
  await page.context().close()
})
