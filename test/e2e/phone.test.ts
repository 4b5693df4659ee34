import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { nextEvent } from '../../demo/world/desk.ts'
import { openBrowser } from '../browser.ts'
import { openDemoScene } from '../demo-scene.ts'
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

/** How often somebody has asked for another world. */
const anew = { count: 0 }

execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
await using opened = new AsyncDisposableStack()
const scene = opened.use(
  await openDemoScene({
    ...{ stories, webFolder: join(root, 'dist', 'web'), phoneFolder: join(root, 'dist', 'phone') },
    startAnew: () => void (anew.count += 1),
  }),
)
const demo = await scene.open()
const { newPerson } = opened.use(await openBrowser())
const all = opened.move()
after(() => all.disposeAsync())

const complaints: string[] = []

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const person = await newPerson({
    ...{ locale: 'es-ES', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' },
    ...options,
  })
  const page = await person.newPage()
  page.on('console', said => said.type() === 'error' && complaints.push(said.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(demo.phoneAddress + path)
  return page
}

test('a customer writes in an app of the phone, and the answer from the desk comes in by itself', async () => {
  const page = await open('/#/marta-iborra/urraca')
  await page.getByRole('complementary').getByRole('button', { name: 'WhatsApp' }).click()
  await inPhone(page).getByText('Te mandamos una junta, Marta').waitFor()
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
  await inPhone(page).getByText('Entonces te la cambiamos entera.').waitFor()
})

/** Writes what the page has ready; resolves with the conversation that it has come into. */
async function sends(page: Page, deed: (page: Page) => Promise<void>) {
  const received = nextEvent(
    demo.sobremesa.world,
    'a message from the phone',
    ({ kind }) => kind === 'message.received',
  )
  await deed(page)
  const { conversationId, workspaceId } = await received
  return { conversationId: conversationId!, desk: await scene.sitDown(workspaceId) }
}

const writes = (label: string | RegExp, text: string) => async (page: Page) => {
  await page.getByRole('textbox', { name: label }).fill(text)
  await page.keyboard.press('Enter')
}

const inPhone = (page: Page): Locator => page.getByRole('log')

test('what is public stands below its post; the brand answers there, and in private where only one reads it', async () => {
  const page = await open('/#/sara-tome/urraca/facebook-page')
  await page.getByText('¡Gracias, Lola!').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Responder' }).first().click()
  const { desk, conversationId } = await sends(page, writes(/^Responder a/, '¿Hay en verde?'))
  await desk.answer(conversationId, 'En verde musgo, Sara.')
  await inPhone(page).getByText('En verde musgo, Sara.').waitFor()
  await desk.answer(conversationId, 'Te mando el enlace por aquí.', 'private')
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Messenger/ })
    .click()
  await inPhone(page).getByText('Te mando el enlace por aquí.').waitFor()
})

test('what people think stands with its stars, and the answer of the brand below it', async () => {
  const page = await open('/#/sara-tome/urraca/google-reviews')
  await page.getByText('Lo sentimos, Borja').waitFor()
  await page.getByRole('textbox', { name: 'Cuenta cómo te ha ido' }).fill('Preciosas')
  assert.ok(await page.getByRole('button', { name: 'Publicar' }).isDisabled())
  await page.getByRole('radio', { name: '5 estrellas' }).check({ force: true })
  const { desk, conversationId } = await sends(page, async () => {
    await page.getByRole('button', { name: 'Publicar' }).click()
  })
  await page.locator('.review', { hasText: 'Preciosas' }).waitFor()
  await desk.answer(conversationId, 'Que duren mucho, Sara.')
  await page.locator('.review', { hasText: 'Preciosas' }).getByText('Que duren mucho, Sara.').waitFor()
  assert.deepEqual(await faultsOf(page), [])
})

test('a letter goes out with its subject, and the answer is the next letter of the thread', async () => {
  const page = await open('/#/james-whitlock/urraca/email')
  await page.getByRole('textbox', { name: 'Asunto' }).fill('Pedido 48198')
  const { desk, conversationId } = await sends(page, writes('Escribe tu correo', 'Dear team, is it on its way?'))
  await desk.answer(conversationId, 'It left this morning, James.')
  await inPhone(page).getByText('It left this morning, James.').waitFor()
  assert.equal(await inPhone(page).getByRole('heading', { name: 'Pedido 48198' }).count(), 1)
  assert.deepEqual(await faultsOf(page), [])
})

test('a text comes and goes', async () => {
  const page = await open('/#/rachid-benali/urraca/sms')
  const { desk, conversationId } = await sends(page, writes('Mensaje', 'Estais abiertos?'))
  await desk.answer(conversationId, 'Hasta las 20:30, Rachid.')
  await inPhone(page).getByText('Hasta las 20:30, Rachid.').waitFor()
})

test('beside the phone one sees what happens inside, also when the platform misbehaves', async () => {
  const page = await open('/#/joana-prats/urraca/whatsapp', { viewport: { width: 1440, height: 900 } })
  const inside = page.getByRole('region', { name: 'Lo que pasa por dentro' })
  const isSet = () => page.waitForResponse(/\/mishaps$/)
  const twice = inside.getByRole('switch', { name: 'Mandar cada mensaje dos veces' })
  await Promise.all([isSet(), twice.check()])
  const { desk, conversationId } = await sends(page, writes('Mensaje', 'Bon dia!'))
  await inside.getByText('La plataforma lo manda otra vez: cuenta como uno').waitFor()
  await Promise.all([isSet(), twice.uncheck()])
  await Promise.all([isSet(), inside.getByLabel('Cuando la marca conteste').selectOption('lost')])
  await assert.rejects(desk.answer(conversationId, 'Bon dia, Joana!'), /message\.unsure/)
  await inside.getByText('No se sabe si llegó: lo decide una persona').waitFor()
  await inside.getByText('Firma comprobada y sobre guardado').click()
  await inside.getByText('"whatsapp_business_account"').first().waitFor()
  assert.deepEqual(await faultsOf(page), [])
})

test('another world begins only when one has said that one means it', async () => {
  const page = await open('/', { viewport: { width: 1440, height: 900 } })
  await page.getByRole('button', { name: 'Empezar de cero' }).click()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Dejarlo' }).click()
  assert.equal(anew.count, 0)
  await page.getByRole('button', { name: 'Empezar de cero' }).click()
  const asked = page.waitForResponse(/\/anew$/)
  await page.getByRole('button', { name: 'Sí, de cero' }).click()
  assert.equal((await asked).status(), 200)
  assert.equal(anew.count, 1)
})

test('in a narrow window the window is the phone, in the language and the light of its owner', async () => {
  const narrow = { viewport: { width: 360, height: 740 }, locale: 'en-GB', colorScheme: 'dark' } as const
  const page = await open('/', narrow)
  await page.getByRole('button', { name: /Joana Prats/ }).click()
  await page.getByRole('button', { name: 'Telegram' }).click()
  await page.getByText('You have not written to each other yet.').waitFor()
  await page.getByRole('button', { name: 'See what happens inside' }).last().click()
  await page.getByRole('region', { name: 'What happens inside' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Back to the phone' }).click()
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
