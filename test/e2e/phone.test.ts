import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pino } from 'pino'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openDatabase } from '#db'
import { openDemo } from '../../demo/open-demo.ts'
import { openBrowser } from '../browser.ts'
import { createDatabase } from '../cluster.ts'
import { faultsOf } from './stories-page.ts'

const root = join(import.meta.dirname, '..', '..')

const stories = {
  urraca: `== whatsapp · Marta Iborra · 30h · Lucía
> La cafetera gotea
< Te mandamos una junta, Marta
== facebook-page · Lola Marchena · 20h · Inés
> Como el primer día
< ¡Gracias, Lola!
== google-reviews · Borja Téllez · 10h · Andrés
> ★★ La tetera se rompió
< Lo sentimos, Borja
`,
  farola: '',
}

execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
await using opened = new AsyncDisposableStack()
const folder = mkdtempSync(join(tmpdir(), 'sobremesa-phone-'))
opened.defer(() => rmSync(folder, { recursive: true, force: true }))
const made = opened.use(await createDatabase())
const database = openDatabase(made.connection, { size: 4, application: 'test' })
opened.defer(() => database.close())
const demo = await openDemo({
  ...{ database, folder, version: 'test', stories, phonePort: 0 },
  ...{ webFolder: join(root, 'dist', 'web'), phoneFolder: join(root, 'dist', 'phone') },
  log: pino({ level: 'fatal' }),
  listen: app => app.listen({ host: '127.0.0.1', port: 0 }),
})
opened.defer(() => demo.stop())
const { newPerson } = opened.use(await openBrowser())
const all = opened.move()
after(() => all.disposeAsync())

const complaints: string[] = []

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const person = await newPerson({ locale: 'es-ES', viewport: { width: 1280, height: 900 }, ...options })
  const page = await person.newPage()
  page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(demo.phoneAddress + path)
  return page
}

test('a customer writes in an app of the phone, and the answer from the desk comes in by itself', async () => {
  const page = await open('/#/marta-iborra/urraca')
  await page.getByRole('complementary').getByRole('button', { name: 'WhatsApp' }).click()
  await page.getByText('Te mandamos una junta, Marta').waitFor()
  const field = page.getByRole('textbox', { name: 'Mensaje' })
  await field.fill('Sigue goteando')
  await field.press('Enter')
  await page
    .locator('.mine', { hasText: 'Sigue goteando' })
    .getByRole('img', { name: /Entregado|Leído/ })
    .waitFor()
  assert.equal(await field.inputValue(), '')

  const desk = await page.context().newPage()
  await desk.goto(demo.address)
  await desk.getByLabel('Correo').fill('lucia@urraca.example')
  await desk.getByLabel('Contraseña', { exact: true }).fill('pan con tomate')
  await desk.keyboard.press('Enter')
  await desk.getByRole('row').filter({ hasText: 'Marta Iborra' }).first().click()
  await desk.getByRole('textbox', { name: /^Responder a/ }).fill('Entonces te la cambiamos entera.')
  await desk.keyboard.press('Control+Enter')
  await page.getByText('Entonces te la cambiamos entera.').waitFor()
})

test('what is public stands below its post, and what people think with its stars', async () => {
  const page = await open('/#/sara-tome/urraca/facebook-page')
  await page.getByText('¡Gracias, Lola!').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Google' }).click()
  await page.getByText('Lo sentimos, Borja').waitFor()
  await page.getByRole('textbox', { name: 'Cuenta cómo te ha ido' }).fill('Preciosas')
  assert.ok(await page.getByRole('button', { name: 'Publicar' }).isDisabled())
  await page.getByRole('radio', { name: '5 estrellas' }).check({ force: true })
  await page.getByRole('button', { name: 'Publicar' }).click()
  await page.locator('.review', { hasText: 'Preciosas' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
})

test('in a narrow window the window is the phone, in the language and the light of its owner', async () => {
  const narrow = { viewport: { width: 360, height: 740 }, locale: 'en-GB', colorScheme: 'dark' } as const
  const page = await open('/', narrow)
  await page.getByRole('button', { name: /Joana Prats/ }).click()
  await page.getByRole('button', { name: 'Telegram' }).click()
  await page.getByText('You have not written to each other yet.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(isWider, false)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('heading', { name: 'Joana Prats' }).waitFor()
})

test('when the demo is gone the phone says so, and goes on when it is there again', async () => {
  const page = await open('/#/noa-quintana/farola/whatsapp')
  await page
    .getByRole('textbox', { name: 'Message' })
    .or(page.getByRole('textbox', { name: 'Mensaje' }))
    .waitFor()
  await page.context().setOffline(true)
  await page.getByRole('textbox').fill('¿Hay alguien?')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Enviar' }).click()
  await page.locator('.mine', { hasText: '¿Hay alguien?' }).waitFor()
})

test('no page complained, but of the line that was cut', () => {
  assert.deepEqual(
    complaints.filter(said => !/ERR_INTERNET_DISCONNECTED|401/.test(said)),
    [],
  )
})
