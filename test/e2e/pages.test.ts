import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const desk = await openDesk()
after(() => desk[Symbol.asyncDispose]())
const { world } = desk
const { owner } = world
const brand = await brandOf(owner)
const pocket = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const dialogs: [path: string, deed: string, field: string][] = [
  ['/settings/snippets', 'Nueva respuesta guardada', 'Nombre'],
  ['/settings/macros', 'Nueva macro', 'Nombre'],
  ['/settings/teams', 'Nuevo equipo', 'Nombre'],
  ['/settings/reasons', 'Nuevo motivo', 'Motivo'],
  ['/settings/fields', 'Nuevo campo', 'Nombre'],
  ['/settings/tags', 'Nueva etiqueta', 'Nombre'],
  ['/settings/gestures', 'Nuevo gesto', 'Nombre'],
  ['/team/people', 'Invitar a alguien', 'Correo'],
  ['/team/keys', 'Nueva clave', 'Nombre'],
  ['/incidents', 'Abrir incidencia', 'Qué pasa'],
]

test('whoever opens a form types into it at once', async () => {
  const { page } = await desk.open({ who: owner })
  for (const [path, deed, field] of dialogs) {
    await page.goto(world.address + brand + path)
    await page.getByRole('button', { name: deed, exact: true }).click()
    const first = page.getByRole('dialog', { name: deed }).getByRole('textbox', { name: field })
    await first.waitFor()
    assert.ok(await first.evaluate(input => input === document.activeElement), `${path}: ${field}`)
    assert.deepEqual(await faultsOf(page), [], path)
  }
  await page.context().close()
})

test('what cannot be undone is asked before it is done', async () => {
  await owner.post('/snippets', { name: 'Devolución', shortcut: null, isShared: true, texts: { es: 'Tienes 30 días' } })
  await owner.post('/macros', { name: 'Me la quedo', isShared: false, steps: [{ kind: 'assign', to: { kind: 'me' } }] })
  await owner.post('/keys', { name: 'Almacén', scopes: ['read'] })
  const { page } = await desk.open({ who: owner })
  const kept: [path: string, name: string, deed: string, empty: string][] = [
    ['/settings/snippets', 'Devolución', 'Quitar', 'Todavía no hay respuestas guardadas.'],
    ['/settings/macros', 'Me la quedo', 'Quitar', 'Todavía no hay macros.'],
    ['/team/keys', 'Almacén', 'Anular', 'Todavía no hay claves.'],
  ]
  for (const [path, name, deed, empty] of kept) {
    await page.goto(world.address + brand + path)
    const press = page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: deed })
    await press.click()
    const dialog = page.getByRole('dialog', { name })
    await dialog.waitFor()
    assert.deepEqual(await faultsOf(page), [], path)
    await dialog.getByRole('button', { name: 'Cancelar' }).click()
    await press.click()
    await dialog.getByRole('button', { name: deed }).click()
    await page.getByRole('heading', { name: empty }).waitFor()
  }
  await page.context().close()
})

test('on a phone the tab that is open stands between its neighbours', async () => {
  const { page } = await desk.open({ who: owner, path: `${brand}/settings/fields`, ...pocket })
  const tabs = page.getByRole('navigation', { name: 'Ajustes' })
  const here = tabs.getByRole('link', { name: 'Campos' })
  await here.and(page.locator('[aria-current=page]')).waitFor()
  for (const name of ['Motivos', 'Etiquetas']) {
    const { x, width } = (await tabs.getByRole('link', { name }).boundingBox())!
    assert.ok(x >= 0 && x + width <= 390, `${name}: ${x}`)
  }
  await page.context().close()
})

test('the sheet of keys is read as a whole, and the words of a menu begin on one line', async () => {
  const { page } = await desk.open({ who: owner, path: `${brand}/incidents` })
  await page.getByRole('heading', { name: 'Incidencias' }).waitFor()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Teclas' })
  await dialog.waitFor()
  const outOfSight = await dialog
    .locator('dt')
    .evaluateAll(words => words.filter(word => word.getBoundingClientRect().bottom > innerHeight).length)
  assert.equal(outOfSight, 0)
  assert.deepEqual(await faultsOf(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Ana Ruiz/ }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).waitFor()
  const begins = await page
    .locator('[role^=menuitem]')
    .getByText(/^(Español|English|Cómoda)$/)
    .evaluateAll(words => words.map(word => Math.round(word.getBoundingClientRect().x)))
  assert.equal(new Set(begins).size, 1)
  await page.context().close()
})

test('an invitation that could not be asked about is not taken for one that is gone', async () => {
  const { page } = await desk.open({ path: '/join/of-another-day' })
  await page.getByRole('heading', { name: 'Esta puerta ya no abre.' }).waitFor()
  assert.equal(await page.getByText(/invitación/i).count(), 1)
  assert.deepEqual(await faultsOf(page), [])
  const asking = /\/api\/v1\/joining\//
  await page.route(asking, route => route.abort())
  await page.reload()
  await page.getByRole('heading', { name: 'No hemos podido traerlo.' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.unroute(asking)
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await page.getByRole('heading', { name: 'Esta puerta ya no abre.' }).waitFor()
  await page.context().close()
})

test('what is parked fails once, and comes with one press', async () => {
  const { page } = await desk.open({ who: owner, path: `${brand}/settings` })
  await page.getByRole('heading', { name: 'Ajustes' }).waitFor()
  const asking = /\/api\/v1\/parked/
  await page.route(asking, route => route.fulfill({ status: 400, json: { code: 'unexpected', values: {} } }))
  await page.goto(`${world.address}${brand}/parked`)
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Probar otra vez' }).count(), 1)
  await page.unroute(asking)
  await page.getByRole('button', { name: 'Probar otra vez' }).click()
  await page.getByRole('heading', { name: 'Todo se ha entendido.' }).waitFor()
  await page.context().close()
})
