import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { brandOf, holds, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const brand = await brandOf(world.owner)
const sit = (path: string, options = {}) => table.open({ who: world.owner, path: brand + path, ...options })

const pictures = process.env.PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

/** Style sheets that the page names and does not have. */
const missingSheets = (page: Page) =>
  page.evaluate(() => {
    const had = new Set([...document.styleSheets].map(sheet => sheet.href))
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
    return links.map(link => link.href).filter(href => !had.has(href))
  })

test('a part that cannot come without a connection breaks nothing, and comes whole when it is back', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis por la roja?')
  const { page, field } = await sit(`/inbox/open/${id}`)
  await field.fill('Claro que sí')
  await page.getByRole('complementary').or(page.getByLabel('Ficha del cliente')).first().waitFor()
  await page.context().setOffline(true)
  const failed = page.waitForEvent('requestfailed', asked => asked.url().includes('/assets/'))
  await page.getByRole('button', { name: 'Emoji' }).click()
  await failed
  await page.getByText('Llega en cuanto vuelva.').waitFor()
  await holds(field, 'Claro que sí')
  await picture(page, 'late')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: /^👍/ }).click()
  await holds(field, 'Claro que sí👍')
  assert.deepEqual(await missingSheets(page), [])
})

test('a page that is gone to without a connection says so, and comes by itself', async () => {
  for (const [name, options] of [
    ['page-late', {}],
    ['page-late-phone-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const) {
    const { page } = await sit('/inbox/open', options)
    await page.getByRole('heading', { name: 'Abiertas' }).first().waitFor()
    await page.route(/\/assets\//, route => route.abort())
    await page.route(`${world.address}/`, route => route.abort())
    await page.evaluate(path => history.pushState(null, '', path), `${brand}/incidents`)
    await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
    await page.getByText('Llega en cuanto vuelva.').waitFor()
    assert.deepEqual(await faultsOf(page), [])
    await picture(page, name)
    await page.unrouteAll()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('heading', { name: 'Incidencias' }).waitFor()
    assert.deepEqual(await missingSheets(page), [])
  }
})

test('when another version is served by now, it says so and loses nothing', async () => {
  const id = await table.says('Rachid Benali', '¿Enviáis a Ceuta?')
  const { page, field } = await sit(`/inbox/open/${id}`)
  await field.fill('Sí, también')
  await page.route(/\/assets\//, route => route.fulfill({ status: 404 }))
  await page.getByRole('button', { name: 'Emoji' }).click()
  await page.getByRole('heading', { name: 'Hay una versión nueva de Sobremesa.' }).waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await picture(page, 'outdated')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Abrir de nuevo' }).click()
  await holds(field, 'Sí, también')
})
