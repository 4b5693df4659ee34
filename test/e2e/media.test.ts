import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page, Response } from 'playwright-core'
import sharp from 'sharp'
import { tone } from '../sounds.ts'
import { brandOf, openTable } from './console-page.ts'
import { openMailboxOf } from './platform-page.ts'
import { heard } from '../visitor.ts'
import { faultsOf } from './stories-page.ts'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const table = all.use(await openTable())
const { world } = table
const mailbox = all.use(await openMailboxOf(world))
const inbox = `${await brandOf(world.owner)}/inbox/all`

const sit = (conversationId: string, options = {}) =>
  table.open({ who: world.owner, path: `${inbox}/${conversationId}`, ...options })

const picture = async (background: string, width = 1600, height = 1000) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

type Sent = { name: string; type: string; bytes: Uint8Array }

/** Somebody writes a mail that carries these, in a thread of their own. */
const sends = (who: string, files: readonly Sent[], text = 'Aquí va') =>
  mailbox.writes({ from: `${who}@correo.example`, name: who, subject: `De ${who}`, text, files })

const wav = (name: string, seconds: number): Sent => ({ name, type: 'audio/wav', bytes: tone(seconds) })
const sounds = (page: Page, name: string) => page.getByRole('group', { name: `Audio: ${name}` })
const along = (sound: Locator) => sound.getByRole('slider', { name: 'Por dónde va' })

/** Where it is, as it is said to whoever listens to the page. */
const isAt = (sound: Locator, words: string | RegExp) =>
  until(sound.page(), async () => {
    const said = await along(sound).getAttribute('aria-valuetext')
    return typeof words === 'string' ? said === words : words.test(said ?? '')
  })

async function until(page: Page, so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await page.evaluate(() => new Promise(requestAnimationFrame))
}

test('a voice note is a wave that is gone through with the arrows, one plays at a time, as fast as one likes', async () => {
  const id = await sends('Nerea', [wav('uno.wav', 62), wav('dos.wav', 8)])
  const { page, complaints } = await sit(id)
  const [one, two] = [sounds(page, 'uno.wav'), sounds(page, 'dos.wav')]
  // One stroke a bar, the first half high and the second low.
  const wave = one.locator('[dir=ltr] path').first()
  await until(page, async () => ((await wave.getAttribute('d')) ?? '').split('M').length > 20)
  const heights = await wave.evaluate(path =>
    [...path.getAttribute('d')!.matchAll(/ ([\d.]+)V([\d.]+)/g)].map(([, from, to]) => Number(to) - Number(from)),
  )
  assert.ok(heights[2]! > 1.8 && heights.at(-3)! < 0.8, heights.join())

  await isAt(one, '0:00 de 1:02')
  await along(one).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await isAt(one, '0:10 de 1:02')
  await page.keyboard.press('ArrowLeft')
  await isAt(one, '0:05 de 1:02')
  await page.keyboard.press('End')
  await isAt(one, '1:02 de 1:02')
  await page.keyboard.press('Home')
  await isAt(one, '0:00 de 1:02')

  await page.keyboard.press('Space')
  await one.getByRole('button', { name: 'Parar' }).waitFor()
  await two.getByRole('button', { name: 'Reproducir' }).click()
  await two.getByRole('button', { name: 'Parar' }).waitFor()
  await one.getByRole('button', { name: 'Reproducir' }).waitFor()

  await two.getByRole('button', { name: /^Velocidad: 1×/ }).click()
  await one.getByRole('button', { name: /^Velocidad: 1,25×/ }).click()
  await two.getByRole('button', { name: /^Velocidad: 1,5×/ }).waitFor()
  assert.deepEqual(await faultsOf(page, '[data-region="messages"]'), [])
  await page.reload()
  await sounds(page, 'uno.wav')
    .getByRole('button', { name: /^Velocidad: 1,5×/ })
    .waitFor()
  assert.deepEqual(complaints, [])
})

test('sound that no browser knows says so, and can be had', async () => {
  const amr = Buffer.concat([Buffer.from('#!AMR\n', 'latin1'), Buffer.alloc(2000, 0x3c)])
  const id = await sends('Bruno', [{ name: 'vieja.amr', type: 'audio/amr', bytes: amr }])
  const { page } = await sit(id)
  const sound = sounds(page, 'vieja.amr')
  await sound.getByText('Este navegador no sabe reproducirlo').waitFor()
  assert.equal(await sound.getByRole('link', { name: 'Descargar' }).getAttribute('download'), 'vieja.amr')
  assert.deepEqual(await faultsOf(page, '[data-region="messages"]'), [])
})

const film = {
  name: 'corto.mp4',
  type: 'video/mp4',
  bytes: Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
}

test('the viewer goes through all that was ever sent, larger, moved, turned, and gives the focus back', async () => {
  const colours = ['#7a3144', '#31577a', '#3f7a31', '#7a6a31']
  const photos = await Promise.all(
    colours.map(async (colour, at) => ({
      name: `foto-${at + 1}.jpg`,
      type: 'image/jpeg',
      bytes: await picture(colour),
    })),
  )
  const id = await sends('Marta', photos.slice(0, 1), 'La primera')
  for (const photo of photos.slice(1, 3)) await sends('Marta', [photo])
  await sends('Marta', [photos[3]!, film], 'Las últimas')
  const { page, complaints } = await sit(id)
  const opener = page.getByRole('button', { name: 'Ver más grande: Foto: foto-4.jpg' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const place = dialog.getByRole('status')
  await place.filter({ hasText: '4 de 5' }).waitFor()
  await dialog.getByRole('img', { name: 'Foto: foto-4.jpg' }).waitFor()
  assert.deepEqual(await faultsOf(page, 'dialog[open]'), [])

  const scale = dialog.getByRole('button', { name: /verla entera$/ })
  await page.keyboard.press('+')
  await scale.filter({ hasText: /150\s%/ }).waitFor()
  const left = () => dialog.getByRole('img').evaluate(seen => seen.getBoundingClientRect().left)
  const before = await left()
  await page.keyboard.press('ArrowLeft')
  await until(page, async () => (await left()) > before)
  await place.filter({ hasText: '4 de 5' }).waitFor()
  await page.keyboard.press('0')
  await scale.filter({ hasText: /100\s%/ }).waitFor()
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, -200)
  await until(page, async () => !(await scale.innerText()).startsWith('100'))
  await page.mouse.dblclick(700, 400)
  await scale.filter({ hasText: /100\s%/ }).waitFor()
  const size = () => dialog.getByRole('img').evaluate(seen => seen.getBoundingClientRect())
  const flat = await size()
  await page.keyboard.press('r')
  await until(page, async () => (await size()).width < (await size()).height && flat.width > flat.height)

  await page.keyboard.press('ArrowLeft')
  await dialog.getByRole('img', { name: 'Foto: foto-3.jpg' }).waitFor()
  await page.keyboard.press('Home')
  await place.filter({ hasText: '1 de 5' }).waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Anterior' }).getAttribute('aria-disabled'), 'true')
  await page.keyboard.press('End')
  await dialog.locator('video').waitFor()
  await dialog.getByText(/corto\.mp4/).waitFor()
  assert.equal(await dialog.getByRole('link', { name: 'Descargar' }).getAttribute('download'), 'corto.mp4')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.ok(await opener.evaluate(one => one === document.activeElement))
  assert.deepEqual(
    complaints.filter(said => !/corto|decode|416/i.test(said)),
    [],
  )
})

test('from a picture of today one goes back to those that the screen has not loaded', async () => {
  const first = { name: 'hace-mucho.png', type: 'image/png', bytes: await picture('#31577a', 300, 200) }
  const id = await sends('Iris', [first])
  const person = { from: 'Iris@correo.example', name: 'Iris', subject: 'De Iris' }
  const received = heard(world, 'message.received', 110)
  for (let at = 1; at <= 110; at++) mailbox.vendor.writes({ to: mailbox.mailbox, ...person, text: `Línea ${at}` })
  await received
  await sends('Iris', [{ ...first, name: 'hoy.png' }], 'Y esta es de hoy')
  const { page } = await sit(id)
  await page.getByRole('log').getByText('Y esta es de hoy').waitFor()
  await page.getByRole('button', { name: 'Ver más grande: Foto: hoy.png' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('status').filter({ hasText: '2 de 2' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await dialog.getByRole('img', { name: 'Foto: hace-mucho.png' }).waitFor()
  assert.equal(await page.getByRole('log').getByText('Línea 1', { exact: true }).count(), 0)
})

test('under a thumb one swipes from one to the next, and down to leave', async () => {
  const photos = [1, 2].map(async at => ({
    name: `p-${at}.jpg`,
    type: 'image/jpeg',
    bytes: await picture('#7a6a31', 900, 1200),
  }))
  const id = await sends('Unai', await Promise.all(photos))
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const { page } = await sit(id, phone)
  await page.getByRole('button', { name: /Ver más grande: Foto: p-1/ }).tap()
  const dialog = page.getByRole('dialog')
  const place = dialog.getByRole('status')
  await place.filter({ hasText: '1 de 2' }).waitFor()
  const finger = await page.context().newCDPSession(page)
  const swipe = async (from: [number, number], to: [number, number]) => {
    const at = ([x, y]: [number, number]) => [{ x, y }]
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await swipe([300, 400], [80, 410])
  await place.filter({ hasText: '2 de 2' }).waitFor()
  await swipe([80, 400], [300, 410])
  await place.filter({ hasText: '1 de 2' }).waitFor()
  await swipe([200, 300], [205, 600])
  await dialog.waitFor({ state: 'detached' })
})

test('25 MB of a picture and five million signs are pasted: both go as files, and what was written stays', async () => {
  const id = await table.says('Rita Soler', '¿La foto os vale?')
  const { page, field } = await sit(id)
  await field.fill('La miro ahora')
  const paste = (bytes: number, kind: 'file' | 'text') =>
    field.evaluate(
      (element, [size, what]) => {
        const clipboardData = new DataTransfer()
        if (what === 'text') clipboardData.setData('text/plain', 'pegado '.repeat(size / 7))
        else clipboardData.items.add(new File([new Uint8Array(size)], 'enorme.png', { type: 'image/png' }))
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      [bytes, kind] as const,
    )
  const isUpload = (answer: Response) => answer.request().method() === 'POST' && answer.url().includes('/api/v1/files')
  const taken = page.waitForResponse(isUpload)
  await paste(25_000_000, 'file')
  assert.equal((await taken).status(), 201)
  await page.getByText('enorme.png').waitFor()
  await paste(5_000_002, 'text')
  await page.getByText(/lo que pegas tiene 5\.000\.00\d/).waitFor()
  assert.equal(await field.inputValue(), 'La miro ahora')
  await page.getByRole('button', { name: 'Adjuntarlo como archivo' }).click()
  await page.getByText('texto.txt').waitFor()
  await field.press('End')
  await page.keyboard.type(' y te digo')
  assert.equal(await field.inputValue(), 'La miro ahora y te digo')
})

test('a place shows its address first, how far the others are, and asks nobody outside', async () => {
  const shared = (latitude: number, longitude: number, address?: string) => ({
    parts: [{ kind: 'location', latitude, longitude, ...(address && { address, name: 'Mi casa' }) }],
  })
  const id = await table.says('Leire Oses', 'Estoy aquí', shared(41.3951, 2.1619))
  await table.says('Leire Oses', 'Y la tienda', shared(41.40338, 2.15642, 'Carrer de Verdi 12, Barcelona'))
  const outside: string[] = []
  const { page, complaints } = await sit(id, { permissions: ['clipboard-read', 'clipboard-write'] })
  page.on('request', request => !request.url().startsWith(world.address) && outside.push(request.url()))
  const place = page.getByRole('group', { name: 'Ubicación: Carrer de Verdi 12, Barcelona' })
  await place.getByRole('img', { name: /^Dónde queda 41\.40338, 2\.15642/ }).waitFor()
  await place.getByText('Mi casa').waitFor()
  await place.getByText(/^A 1 km de otra ubicación suya/).waitFor()
  const [map, app] = await place.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')))
  assert.match(map!, /^https:\/\/www\.openstreetmap\.org\/\?mlat=41\.40338&mlon=2\.15642/)
  assert.equal(app, 'geo:41.40338,2.15642')
  await place.getByRole('button', { name: 'Copiar las coordenadas 41.40338, 2.15642' }).press('Enter')
  await place.getByRole('status').filter({ hasText: 'Coordenadas copiadas' }).waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '41.40338, 2.15642')
  await page.getByRole('log').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Copiar coordenadas' }).press('Enter')
  assert.deepEqual(await faultsOf(page, '[data-region="messages"]'), [])
  assert.deepEqual([outside, complaints], [[], []])
})
