import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ProfileKept } from '#protocol'
import { whatsappCase } from '../../channels/whatsapp/case.ts'
import { until } from '../waits.ts'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const desk = await openDesk()
const vendor = await whatsappCase.standIn!(whatsappCase.values)
after(async () => {
  await desk[Symbol.asyncDispose]()
  await vendor[Symbol.asyncDispose]()
})
const { owner } = desk.world
const brand = await brandOf(owner)
const shots = process.env['SHOTS']
const profile = vendor.profile!
const own = 'Cerámica hecha a mano en Manises desde 1962.'

const given = { name: 'Urraca', function: 'service', language: 'es' }
const { id } = await owner.post<ProfileKept>('/profiles', {
  ...{ ...given, channel: 'whatsapp', settings: vendor.values, key: profile.key },
})
const { id: mailbox } = await owner.post<ProfileKept>('/profiles', {
  ...{ ...given, channel: 'api', settings: { target: 'https://brand.example/api' } },
})

async function openProfile(which: string, more: object = {}) {
  const seat = await desk.open({ who: owner, path: `${brand}/channels/${which}`, ...more })
  const { page } = seat
  const shoot = async (name: string) => {
    if (!shots) return
    const part = page.getByRole('group', { name: 'Lo que dice en público' })
    await part.scrollIntoViewIfNeeded()
    await page.screenshot({ path: `${shots}/public-${name}.png` })
    await part.getByText(/Mostrarlo también|no hay dónde/).scrollIntoViewIfNeeded()
    await page.mouse.move(700, 500)
    await page.mouse.wheel(0, 420)
    await page.screenshot({ path: `${shots}/public-${name}-below.png` })
  }
  await page.getByText('Lo que dice en público').waitFor()
  return { ...seat, shoot }
}

test('a profile says when it is attended, how soon it answers and what for, and its platform shows it', async () => {
  profile.writes(own)
  const { page, shoot, complaints } = await openProfile(id)
  await page.getByLabel('Publica un horario de atención').check()
  // With the keyboard alone: the morning of Monday, then its afternoon.
  await page.getByLabel('Lunes, cierra').focus()
  await page.keyboard.type('1400')
  await page.getByRole('button', { name: 'Lunes: añadir otro tramo' }).press('Enter')
  await page.getByLabel('Lunes, abre').nth(1).fill('13:00')
  await page.getByText('Un tramo se mete en otro').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await shoot('overlap')
  await page.getByLabel('Lunes, abre').nth(1).fill('16:00')
  await page.getByLabel('Lunes, cierra').nth(1).fill('19:30')
  await page.getByRole('button', { name: 'Lunes: copiar de lunes a viernes' }).press('Enter')
  await page.getByRole('button', { name: 'Abrir: Sábado' }).press('Enter')
  await page.getByLabel('Sábado, abre').fill('20:00')
  await page.getByLabel('Sábado, cierra').fill('02:00')
  await page.getByText('hasta el día siguiente').waitFor()
  await page.getByLabel('Contesta en').selectOption('30')
  await page.getByLabel('Guía en español').fill('Pedidos y devoluciones. Prensa: prensa@urraca.es')
  await page.getByLabel('Mostrarlo también en el perfil de WhatsApp').check()
  const line =
    '◷ Lun–vie 9:00–14:00, 16:00–19:30; sáb 20:00–2:00 (Madrid) · Respuesta en 30 min (90 %) · Pedidos y devoluciones. Prensa: prensa@urraca.es'
  await page.getByText(line).waitFor()
  await page.getByText(`${line.length} de 512 caracteres`).waitFor()
  await shoot('draft')
  assert.deepEqual(await faultsOf(page), [])

  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(/^Está en WhatsApp\. Se puso/).waitFor()
  assert.equal(profile.text(), `${own}\n${line}`)
  await shoot('published')

  await page.getByLabel('Mostrarlo también en el perfil de WhatsApp').uncheck()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await until(profile.text, text => text === own)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('what does not fit beside the brand’s own words is said with what to do, and tried again once there is room', async () => {
  profile.writes('x'.repeat(500))
  const { page, shoot, complaints } = await openProfile(id)
  await page.getByLabel('Mostrarlo también en el perfil de WhatsApp').check()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText(/^No cabe en WhatsApp junto a lo que ya dice tu perfil: sobran/).waitFor()
  await shoot('refused')
  assert.deepEqual(await faultsOf(page), [])
  profile.writes('Corto.')
  await page.getByRole('button', { name: 'Intentarlo de nuevo' }).click()
  await page.getByText(/^Está en WhatsApp\. Se puso/).waitFor()
  assert.match(profile.text(), /^Corto\.\n◷ /)
  // What was written and not kept goes with one press.
  await page.getByLabel('Guía en español').fill('x'.repeat(480))
  await page.getByText(/y caben 512: acorta la guía o el horario\.$/).waitFor()
  await shoot('too-long')
  await page.getByRole('button', { name: 'Descartar' }).click()
  await page.getByText(/^Está en WhatsApp\. Se puso/).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

for (const theme of ['light', 'dark']) {
  test(`it is read and changed on a phone, ${theme}`, async () => {
    const { page, shoot } = await openProfile(id, {
      ...{ viewport: { width: 390, height: 844 }, colorScheme: theme, hasTouch: true, isMobile: true },
    })
    await page.getByLabel('Lunes, abre').first().waitFor()
    await shoot(`phone-${theme}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok(wide <= 0, `${wide} pixels stand out`)
    assert.deepEqual(await faultsOf(page), [])
    await page.context().close()
  })
}

test('a place without room for it says so', async () => {
  const { page, shoot } = await openProfile(mailbox)
  await page.getByText(/^En .+ no hay dónde ponerlo desde aquí/).waitFor()
  assert.equal(await page.getByLabel(/Mostrarlo también/).count(), 0)
  await shoot('no-place')
  await page.context().close()
})
