import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, test } from 'node:test'
import { typingIn } from '#api'
import { answer, heard } from '../visitor.ts'
import { faultsOf } from './stories-page.ts'
import { openShop, openSite, type Visit } from './widget-page.ts'

const shop = await openShop()
after(() => shop[Symbol.asyncDispose]())

const activeName = (visit: Visit) =>
  visit.page.evaluate(() => {
    const at = document.querySelector('sobremesa-chat')?.shadowRoot?.activeElement ?? document.activeElement
    return at?.getAttribute('aria-label') ?? at?.className ?? ''
  })

test('the keyboard is enough: open, write, close, and stand where one was', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.focus()
  await marta.page.keyboard.press('Enter')
  await marta.panel.waitFor()
  assert.equal(await activeName(marta), 'Tu mensaje')
  await marta.page.keyboard.type('Primera línea')
  await marta.page.keyboard.press('Shift+Enter')
  await marta.page.keyboard.type('segunda')
  await marta.page.keyboard.press('Enter')
  await marta.sees('segunda')
  assert.equal((await marta.texts()).at(-1), 'Primera línea\nsegunda')
  assert.equal(await activeName(marta), 'Tu mensaje')
  await marta.page.keyboard.press('Shift+Tab')
  assert.equal(await activeName(marta), 'Adjuntar archivos')
  await marta.page.keyboard.press('Shift+Tab')
  assert.equal(await activeName(marta), 'Mensajes')
  await marta.page.keyboard.press('Shift+Tab')
  assert.equal(await activeName(marta), 'Cerrar el chat')
  await marta.page.keyboard.press('Escape')
  await marta.launcher.waitFor()
  assert.equal(await activeName(marta), 'Abrir el chat con Urraca')
})

test('closed, it says politely what came: on the button, in the title of a page nobody looks at, and aloud', async () => {
  const { world } = shop
  const marta = await shop.newPerson()
  await marta.launcher.click()
  const stored = heard(world, 'message.received')
  await marta.write('Hola')
  const { conversationId } = await stored
  await marta.page.getByText('Enviado').waitFor()
  await marta.page.keyboard.press('Escape')
  const title = await marta.page.title()
  world.clock.advance(1000)
  await answer(world, world.owner, conversationId!, 'Hola, Marta.')
  await marta.page.getByRole('button', { name: 'Abrir el chat con Urraca. 1 mensaje sin leer' }).waitFor()
  assert.equal(await marta.page.getByRole('status').innerText(), 'Ana: Hola, Marta.')
  assert.equal(await marta.page.title(), title)
  await marta.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  assert.equal(await marta.page.title(), `(1) ${title}`)
  await marta.page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden')
    document.dispatchEvent(new Event('visibilitychange'))
  })
  assert.equal(await marta.page.title(), title)
  const read = heard(world, 'message.read')
  await marta.launcher.click()
  await read
  await marta.page.keyboard.press('Escape')
  await marta.page.getByRole('button', { name: 'Abrir el chat con Urraca', exact: true }).waitFor()
})

test('each sees that the other is typing', async () => {
  const { world } = shop
  const marta = await shop.newPerson()
  await marta.launcher.click()
  const stored = heard(world, 'message.received')
  await marta.write('Hola')
  const conversationId = (await stored).conversationId!
  await marta.page.getByText('Enviado').waitFor()
  const typing = typingIn(world.rooms)
  const seen = new Promise<string>(
    resolve => void typing.hear(said => said.who.kind === 'customer' && said.until > 0 && resolve(said.conversationId)),
  )
  await marta.page.keyboard.type('Y otra cosa')
  assert.equal(await seen, conversationId)
  const agent = { kind: 'agent', personId: world.owner.personId, name: 'Ana Ruiz' } as const
  typing.say({ workspaceId: world.workspaceId, conversationId, who: agent, until: Date.now() + 60_000 })
  await marta.page.getByText('Ana está escribiendo').waitFor()
  world.clock.advance(1000)
  await answer(world, world.owner, conversationId, 'Dime')
  await marta.page.getByText('Ana está escribiendo').waitFor({ state: 'detached' })
  await marta.sees('Dime')
})

test('nothing in it is closed to anybody: axe finds no fault, in both languages, light and dark, large and small', async () => {
  const { world } = shop
  const seen = [
    { query: '?language=es', colorScheme: 'light' },
    { query: '?language=en', colorScheme: 'dark' },
    { query: '?language=en', colorScheme: 'light', viewport: { width: 360, height: 640 } },
    { query: '?language=es', colorScheme: 'dark', viewport: { width: 320, height: 568 } },
  ] as const
  for (const options of seen) {
    const visit = await shop.newPerson(options)
    await visit.launcher.waitFor()
    assert.deepEqual(await faultsOf(visit.page, 'sobremesa-chat'), [], 'closed')
    await visit.launcher.click()
    const stored = heard(world, 'message.received')
    await visit.write('Hola 👋🏽')
    const { conversationId } = await stored
    await visit.page
      .locator('input[type=file]')
      .setInputFiles([{ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('hola') }])
    await visit.field.press('Enter')
    await visit.page.locator('.log a.named').waitFor()
    await answer(world, world.owner, conversationId!, 'Hola. Mira https://urraca.example')
    await visit.sees('Hola. Mira')
    await visit.page.route(/\/hooks\//, route => route.fulfill({ status: 400, body: '{}' }))
    await visit.write('No saldrá')
    await visit.page.locator('.refused').waitFor()
    await visit.page.locator('input[type=file]').setInputFiles([
      { name: 'vacío.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
      { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('b') },
    ])
    await visit.page.locator('.chosen').waitFor()
    assert.deepEqual(await faultsOf(visit.page, 'sobremesa-chat'), [], JSON.stringify(options))
    const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(wide, false, 'wider than the screen')
  }
})

test('on a phone it is the whole screen, the page behind stays where it is, and Tab stays inside', async () => {
  const marta = await shop.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await marta.launcher.tap()
  const box = await marta.panel.boundingBox()
  assert.deepEqual(box, { x: 0, y: 0, width: 390, height: 844 })
  assert.equal(await marta.panel.getAttribute('aria-modal'), 'true')
  assert.equal(await marta.page.evaluate(() => getComputedStyle(document.documentElement).overflow), 'hidden')
  const small = await marta.panel
    .locator('button:visible')
    .evaluateAll(
      buttons =>
        buttons.filter(
          button => button.getBoundingClientRect().width < 44 || button.getBoundingClientRect().height < 44,
        ).length,
    )
  assert.equal(small, 0, 'too small for a finger')
  const names = new Set<string>()
  for (let press = 0; press < 8; press++) {
    await marta.page.keyboard.press('Tab')
    names.add(await activeName(marta))
  }
  assert.deepEqual([...names].toSorted(), ['Adjuntar archivos', 'Cerrar el chat', 'Enviar', 'Mensajes', 'Tu mensaje'])
  await marta.page.getByRole('button', { name: 'Cerrar el chat' }).tap()
  assert.notEqual(await marta.page.evaluate(() => getComputedStyle(document.documentElement).overflow), 'hidden')
})

test('on somebody else’s site with a strict policy it loads, looks and speaks as the page says, and can be called', async () => {
  await using site = await openSite(shop.world, shop.chat.card.id, { language: 'fr', attributes: 'data-language="en"' })
  const marta = await shop.newPerson({ page: site.address })
  await marta.page.getByRole('button', { name: 'Open the chat with Urraca' }).waitFor()
  const call = (name: string) =>
    marta.page.evaluate(
      deed => (window as unknown as { sobremesa: Record<string, () => void> }).sobremesa[deed]!(),
      name,
    )
  await call('open')
  await marta.panel.waitFor()
  const header = await marta.panel.locator('.head').evaluate(element => getComputedStyle(element).backgroundColor)
  assert.equal(header, 'rgb(67, 33, 47)')
  await marta.write('Hello')
  await marta.page.getByText('Sent').waitFor()
  await call('close')
  await marta.launcher.waitFor()
  await call('toggle')
  await marta.panel.waitFor()
  assert.deepEqual(marta.complaints, [])
})

test('whom the page identifies is known on every page; whoever signs out leaves nothing behind', async () => {
  const { world, chat } = shop
  let signed = 0
  const identity = () => {
    const exp = Math.floor(world.clock.now() / 1000) + 3600
    const text = [{ alg: 'HS256' }, { sub: 'C-1042', name: 'Marta Iborra', exp, made: signed++ }]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${text}.${createHmac('sha256', chat.secrets.identitySecret!).update(text).digest('base64url')}`
  }
  await using site = await openSite(world, chat.card.id, {
    head: path =>
      path === '/out' ? '' : `<script>window.sobremesa = { identity: '${identity()}', language: 'es' }</script>`,
  })
  const marta = await shop.newPerson({ page: site.address })
  let passes = 0
  marta.page.on('request', request => {
    if (request.url().endsWith('/visitor') && request.method() === 'POST') passes++
  })
  await marta.launcher.click()
  const stored = heard(world, 'message.received')
  await marta.write('Soy yo')
  await stored
  const known = await world.database.engine(tx =>
    tx.query(`select name from identities where workspace_id = $1 and known is not null`, [world.workspaceId]),
  )
  assert.deepEqual(known, [{ name: 'Marta Iborra' }])
  await marta.page.reload()
  await marta.sees('Soy yo')
  assert.equal(passes, 1, 'a new statement about the same person needs no new pass')

  const greeting = ['¡Hola! ¿En qué te ayudamos?']
  const kept = () => marta.page.evaluate(() => JSON.stringify(localStorage))
  await marta.page.goto(`${site.address}out`)
  await marta.launcher.click()
  assert.deepEqual(await marta.texts(), greeting)
  assert.doesNotMatch(await kept(), /token/)
  await marta.page.goto(site.address)
  await marta.sees('Soy yo')
  await marta.page.evaluate(() =>
    (window as unknown as { sobremesa: { identify(identity?: string): void } }).sobremesa.identify(),
  )
  await marta.page.getByText('Soy yo').waitFor({ state: 'detached' })
  assert.deepEqual(await marta.texts(), greeting)
  assert.doesNotMatch(await kept(), /token/)
})

test('when the conversation cannot be loaded it says so, and loads when asked again', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  await marta.write('Hola')
  await marta.page.getByText('Enviado').waitFor()
  const conversation = /\/chat\/[^/]+\/(messages|live)/
  await marta.page.routeWebSocket(conversation, line => line.close())
  await marta.page.route(conversation, route => route.abort())
  await marta.page.clock.install()
  await marta.page.reload()
  await marta.page.getByText('No hemos podido cargar la conversación').waitFor()
  // It tries again by itself some time later, in vain; after that no time passes any more.
  await marta.page.clock.pauseAt(await marta.page.evaluate(() => Date.now() + 60_000))
  await marta.page.waitForLoadState('networkidle')
  await marta.page.unroute(conversation)
  const asked = marta.page.waitForRequest(conversation)
  await marta.page.getByRole('button', { name: 'Probar otra vez' }).click()
  await asked
  await marta.sees('Hola')
})
