import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { answer, heard } from '../visitor.ts'
import { until } from '../waits.ts'
import { openShop } from './widget-page.ts'

const shop = await openShop()
after(() => shop[Symbol.asyncDispose]())

test('somebody writes, an agent answers, and a reload or another tab shows the same', async () => {
  const { world, newPerson } = shop
  const marta = await newPerson()
  await marta.launcher.click()
  assert.deepEqual(await marta.texts(), ['¡Hola! ¿En qué te ayudamos?'])
  const stored = heard(world, 'message.received')
  await marta.write('¿La junta le vale a la Nido 2?')
  await marta.sees('¿La junta le vale')
  const { conversationId } = await stored
  await marta.page.getByText('Enviado').waitFor()
  world.clock.advance(60_000)
  const photo = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#b67' } })
    .png()
    .toBuffer()
  const headers = { 'content-type': 'application/octet-stream' }
  await world.owner.fetch('/api/v1/me/picture', { method: 'PUT', headers, body: new Uint8Array(photo) })
  await answer(world, world.owner, conversationId!, 'Sí, es esta: https://urraca.example/junta.')
  await marta.sees('Sí, es esta')
  const face = marta.panel.locator('.face img')
  assert.equal(await face.evaluate(async (img: HTMLImageElement) => (await img.decode(), img.naturalWidth)), 192)
  assert.equal(await marta.panel.getByText('Te atiende Ana').count(), 1)
  assert.equal(await marta.panel.getByRole('link').getAttribute('href'), 'https://urraca.example/junta')
  await marta.page.getByText('Leído').waitFor()

  const talk = [
    '¡Hola! ¿En qué te ayudamos?',
    '¿La junta le vale a la Nido 2?',
    'Sí, es esta: https://urraca.example/junta.',
  ]
  await marta.page.reload()
  await marta.sees('Sí, es esta')
  assert.deepEqual(await marta.texts(), talk)
  const tab = await marta.newTab()
  await tab.launcher.click()
  await tab.sees('Sí, es esta')
  assert.deepEqual(await tab.texts(), talk)
  await tab.write('Gracias')
  await marta.sees('Gracias')
  assert.deepEqual(await marta.texts(), [...talk, 'Gracias'])
  assert.deepEqual([...marta.complaints, ...tab.complaints], [])

  const other = await newPerson()
  await other.launcher.click()
  assert.equal((await other.texts()).length, 1)
})

test('what is written offline waits, in its order, and goes once when the connection is back, even after a reload', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  await marta.write('Uno')
  await marta.page.getByText('Enviado').waitFor()
  // The page itself must come from somewhere: the server is away, its pages are not.
  const away = /\/(hooks\/|chat\/[^t][^/]*\/)/
  await marta.page.context().route(away, route => route.abort())
  await marta.write('Dos')
  await marta.write('Tres')
  await marta.page.getByText('Pendiente').waitFor()
  await marta.page.getByText('Lo que escribas saldrá solo').waitFor()
  await marta.page.reload()
  await marta.sees('Tres')
  const tab = await marta.newTab()
  await tab.launcher.click()
  await tab.sees('Tres')
  await marta.write('Cuatro')
  await tab.sees('Cuatro')
  const arrived = ['Dos', 'Tres', 'Cuatro'].map(() => heard(shop.world, 'message.received'))
  await marta.page.context().unroute(away)
  await Promise.race(arrived)
  await marta.page.evaluate(() => window.dispatchEvent(new Event('online')))
  for (const visit of [marta, tab]) {
    await visit.page.getByText('Enviado').waitFor()
    await visit.page.getByText('Lo que escribas saldrá solo').waitFor({ state: 'detached' })
    assert.deepEqual((await visit.texts()).slice(1), ['Uno', 'Dos', 'Tres', 'Cuatro'])
  }
  const stored = await until(
    () => marta.stored(),
    all => all.length >= 4,
  )
  assert.deepEqual(stored, ['Uno', 'Dos', 'Tres', 'Cuatro'])
})

test('a message whose answer was lost on the way is sent again and stands there once', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  let lost = 0
  await marta.page.route(/\/hooks\//, async route => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await marta.write('¿Me oís?')
  await marta.page.getByText('Enviado').waitFor()
  await marta.page.getByText('Pendiente').waitFor({ state: 'detached' })
  assert.deepEqual(await marta.stored(), ['¿Me oís?'])
  assert.ok(lost > 1)
})

test('files are picked, shown before they go, taken back, and seen in the conversation', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  const picture = await marta.page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } })
  const picker = marta.page.locator('input[type=file]')
  await picker.setInputFiles([
    { name: 'rosca.png', mimeType: 'image/png', buffer: picture },
    { name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('hola') },
    { name: 'película.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) },
  ])
  await marta.page.getByRole('alert').getByText('«película.mov» pesa 20 MB y aquí caben 20 MB.').waitFor()
  assert.equal(await marta.panel.getByRole('listitem').count(), 2)
  await marta.panel.getByRole('button', { name: 'Quitar nota.txt' }).click()
  await marta.write('Así está')
  const seen = marta.panel.getByRole('img', { name: 'Imagen: rosca.png' })
  await marta.page.locator('.log a.picture img').waitFor()
  assert.equal(await seen.count(), 1)
  assert.ok(
    await marta.page
      .locator('.log img')
      .evaluate(image => (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth > 0)),
  )
  assert.deepEqual(marta.complaints, [])
})

test('a file that the server refuses is said to be so, and holds up nothing', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  await marta.page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'gratis.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }])
  await marta.field.press('Enter')
  await marta.page.getByRole('alert').getByText('No se ha enviado: ese archivo no se admite.').waitFor()
  await marta.write('Entonces así')
  await marta.page.getByText('Enviado', { exact: true }).waitFor()
  await marta.panel.getByRole('button', { name: 'Quitar' }).click()
  await marta.page.getByText('No se ha enviado').waitFor({ state: 'detached' })
  assert.deepEqual((await marta.texts()).slice(1), ['Entonces así'])
})

test('whoever pastes or drops a file has attached it', async () => {
  const marta = await shop.newPerson()
  await marta.launcher.click()
  const give = (type: string, name: string) =>
    marta.field.evaluate(
      (field, [kind, fileName]) => {
        const carried = new DataTransfer()
        carried.items.add(new File(['hola'], fileName!, { type: 'text/plain' }))
        const options = { bubbles: true, composed: true, cancelable: true }
        field.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent(kind, { ...options, clipboardData: carried })
            : new DragEvent(kind!, { ...options, dataTransfer: carried }),
        )
      },
      [type, name],
    )
  await give('paste', 'pegado.txt')
  await give('dragenter', 'soltado.txt')
  await marta.page.getByText('Suéltalo aquí').waitFor()
  await give('drop', 'soltado.txt')
  await marta.page.getByText('Suéltalo aquí').waitFor({ state: 'detached' })
  assert.deepEqual(
    (await marta.panel.getByRole('listitem').allInnerTexts()).map(text => text.split('\n')[0]),
    ['pegado.txt', 'soltado.txt'],
  )
})
