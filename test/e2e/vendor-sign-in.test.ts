import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { ProfileCard } from '#protocol'
import { openMastodon } from '../vendors/mastodon.ts'
import { brandOf, holds, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const desk = await openDesk()
after(() => desk[Symbol.asyncDispose]())
const vendor = await openMastodon({ token: 'of another app' })
after(() => vendor[Symbol.asyncDispose]())
const { owner } = desk.world
const brand = await brandOf(owner)
const shots = process.env['SHOTS']

const views = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
}

async function sit(view: keyof typeof views, theme: 'light' | 'dark', path: string) {
  const { page, complaints } = await desk.open({ who: owner, ...views[view] })
  await page.addInitScript(
    chosen => localStorage.setItem('sobremesa.choices', JSON.stringify({ theme: chosen })),
    theme,
  )
  const shoot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/vendor-${name}-${view}-${theme}.png` })
  }
  await page.goto(`${desk.world.address}${brand}/channels/${path}`)
  return { page, complaints, shoot }
}

const press = (page: Page, deed: 'Allow' | 'Deny') => page.getByRole('button', { name: deed }).click()

for (const [view, theme] of [
  ['desktop', 'light'],
  ['phone', 'dark'],
] as const) {
  test(`a person signs in at their server, declines, comes again and has the channel on, ${view}, ${theme}`, async () => {
    const { page, complaints, shoot } = await sit(view, theme, 'new/mastodon')
    const name = `Urraca ${view}`
    await page.getByLabel('Nombre a la vista').fill(name)
    const server = page.getByLabel('Servidor')
    const enter = page.getByRole('button', { name: 'Entrar con Mastodon' })
    await enter.click()
    await page
      .getByText(/obligatorio|falta|Hace falta/i)
      .first()
      .waitFor()
    await server.fill(vendor.address)
    assert.equal(await page.getByLabel('Token de acceso').count(), 0, 'nobody is asked for a token')
    await enter.scrollIntoViewIfNeeded()
    await shoot('before')
    assert.deepEqual(await faultsOf(page), [])

    await enter.click()
    await page.getByRole('heading', { name: 'acme.social' }).waitFor()
    await shoot('there')
    await press(page, 'Deny')
    await page.getByText('No has dado permiso en Mastodon').waitFor()
    await shoot('declined')
    await holds(page.getByLabel('Nombre a la vista'), name)
    await holds(server, vendor.address)

    await enter.click()
    await press(page, 'Allow')
    await page.getByText('Has entrado con Mastodon.').waitFor()
    await holds(page.getByLabel('Nombre a la vista'), name)
    await shoot('signed-in')
    assert.deepEqual(await faultsOf(page), [])
    await page.getByRole('button', { name: 'Comprobar' }).click()
    await page.getByText('La conexión es buena.').waitFor()
    await page.getByRole('button', { name: 'Encender' }).click()
    await page.getByText(`${name} está en marcha.`).waitFor()
    const card = (await owner.get<ProfileCard[]>('/profiles')).find(each => each.name === name)!
    assert.deepEqual(await owner.post(`/profiles/${card.id}/check`), { state: 'good' })

    vendor.apps.withdraw()
    await owner.post(`/profiles/${card.id}/check`)
    await page.goto(`${desk.world.address}${brand}/channels/${card.id}`)
    const again = page.getByRole('button', { name: 'Entrar otra vez con Mastodon' })
    await again.scrollIntoViewIfNeeded()
    await shoot('withdrawn')
    assert.deepEqual(await faultsOf(page), [])
    await again.click()
    await press(page, 'Allow')
    await page.getByText(`Has entrado otra vez: ${name} está conectado.`).waitFor()
    await shoot('again')
    assert.deepEqual(await owner.post(`/profiles/${card.id}/check`), { state: 'good' })
    assert.ok(!page.url().includes('signIn'), page.url())
    // Refusals of the server, and what the vendor's own page lacks.
    const isLoading = (said: string) => said.startsWith('Failed to load resource')
    assert.deepEqual(
      complaints.filter(said => !isLoading(said)),
      [],
    )
    await page.context().close()
  })
}

test('whoever goes back by the browser’s own button finds the form as it was; a stranger’s return says sorry', async () => {
  const { page, shoot } = await sit('desktop', 'dark', 'new/mastodon')
  await page.getByLabel('Servidor').fill(vendor.address)
  await page.getByRole('button', { name: 'Entrar con Mastodon' }).click()
  await page.getByRole('heading', { name: 'acme.social' }).waitFor()
  await page.goBack()
  await page.getByText('Aún no has vuelto de Mastodon.').waitFor()
  await holds(page.getByLabel('Servidor'), vendor.address)
  await page.goto(`${desk.world.address}/api/v1/vendor-sign-ins/return/mastodon?state=forged&code=1`)
  await page.getByRole('heading', { name: 'No se ha podido terminar' }).waitFor()
  await shoot('sorry')
  await page.getByRole('link', { name: 'Volver a Sobremesa' }).click()
  await page.waitForURL(`${desk.world.address}${brand}/**`)
  await page.context().close()
})

test('where the brand registers its own app, the form shows the address to tell the vendor', async () => {
  const { page, shoot } = await sit('phone', 'light', 'new/google-reviews')
  const address = page.getByLabel('Dirección de vuelta')
  await holds(address, `${desk.world.address}/api/v1/vendor-sign-ins/return/google-reviews`)
  await address.scrollIntoViewIfNeeded()
  await shoot('address')
  assert.deepEqual(await faultsOf(page), [])
  await page.getByRole('button', { name: 'Tengo un token y lo pego yo' }).click()
  await page.getByLabel('Refresh token').waitFor()
  await page.getByRole('button', { name: 'Mejor entro con Google' }).click()
  assert.equal(await page.getByLabel('Refresh token').count(), 0)
  await page.context().close()
})

test('mail is entered with whoever keeps the mailbox; what is missing for it is said before one goes', async () => {
  const { page, shoot } = await sit('desktop', 'light', 'new/email')
  const kept = page.getByLabel('Quién guarda el buzón')
  await page.getByRole('button', { name: 'Entrar con Google' }).waitFor()
  await kept.selectOption('other')
  assert.equal(await page.getByRole('button', { name: /^Entrar con/ }).count(), 0)
  await page.getByLabel('Token de renovación').waitFor()
  await kept.selectOption('microsoft')
  await page.getByRole('button', { name: 'Entrar con Microsoft' }).click()
  await page.locator('[aria-invalid]').first().waitFor()
  await page.getByRole('button', { name: 'Entrar con Microsoft' }).scrollIntoViewIfNeeded()
  await shoot('mail')
  assert.deepEqual(await faultsOf(page), [])
  await page.context().close()
})
