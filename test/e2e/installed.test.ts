import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { second } from '#lib'
import type { Pushed } from '#protocol'
import { until } from '../waits.ts'
import { brandOf, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable({ isWhole: true })
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

/** As at somebody's who comes for the first time: with what works beside the page. */
const sit = (path: string) => table.open({ who: owner, path: brand + path, serviceWorkers: 'allow' })
/** Until what works beside the page is at work: a push that comes before is lost. */
const worker = (page: Page) =>
  until(
    () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state),
    state => state === 'activated',
  )

test('the console can be installed: the browser finds nothing that is missing', async () => {
  const { page, complaints } = await sit('/inbox/mine')
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  await worker(page)
  const browser = await page.context().newCDPSession(page)
  const manifest = await browser.send('Page.getAppManifest')
  assert.deepEqual(manifest.errors, [])
  assert.match(manifest.url, /\/es\.webmanifest$/)
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // A window of its own for each person of a test is as good as incognito.
  assert.deepEqual(
    installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
    [],
  )
  const { icons } = JSON.parse(manifest.data!) as { icons: { src: string; sizes: string }[] }
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async address => {
      const picture = await createImageBitmap(await (await fetch(address)).blob())
      return `${picture.width}x${picture.height}`
    }, src)
    assert.equal(size, sizes, src)
  }
  assert.deepEqual(complaints, [])
  await page.goto(`${world.address}/?view=mentions`)
  await page.getByRole('heading', { name: 'Menciones' }).waitFor()
  await page.context().close()
})

test('where the server cannot be reached a page says so, and nothing of it was kept', async () => {
  const { page } = await sit('/inbox/mine')
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  await worker(page)
  assert.deepEqual(await page.evaluate(() => caches.keys()), [])
  await page.context().setOffline(true)
  await page.goto(world.address + brand).catch(() => undefined)
  await page.getByRole('heading', { name: 'No llegamos a Sobremesa.' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: 'Probar ahora' }).click()
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  await page.context().close()
})

test('what is pushed is shown in the person’s words, once for each kind, and not to whoever looks at it', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis?')
  const { page } = await sit('/inbox/mine')
  await page.context().grantPermissions(['notifications'])
  await page.getByRole('heading', { name: 'Mías' }).waitFor()
  await worker(page)
  const browser = await page.context().newCDPSession(page)
  const known = new Promise<string>(resolve => {
    browser.on(
      'ServiceWorker.workerRegistrationUpdated',
      ({ registrations: [first] }) => first && resolve(first.registrationId),
    )
  })
  await browser.send('ServiceWorker.enable')
  const registrationId = await known
  const comes = (pushed: Partial<Pushed>) =>
    browser.send('ServiceWorker.deliverPushMessage', {
      origin: `${world.address}/`,
      registrationId,
      data: JSON.stringify({
        kind: 'wrote',
        workspace: world.workspaceId,
        conversation: id,
        language: 'es',
        ...pushed,
      }),
    })
  type Shown = [title: string, body: string, leads: string]
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, data }): Shown => [
        title,
        body,
        data as string,
      ])
    })
  /** The tools of the browser lose a push now and then (a network would bring it again): it comes until it is shown. */
  const comesUntil = async (what: string, pushed: Partial<Pushed>) => {
    let due = 0
    const look = async () => {
      if (performance.now() < due) return shown()
      due = performance.now() + 5 * second
      await comes(pushed)
      return shown()
    }
    await until(look, seen => seen.some(each => each.includes(what)))
  }
  // Each is delivered once the one before is shown: the browser handles two at a time, in either order.
  const address = `/to/${world.workspaceId}/${id}`
  await comesUntil(address, {})
  await comesUntil('Marta Iborra', { name: 'Marta Iborra' })
  assert.deepEqual(await shown(), [['Ha escrito un cliente que llevas', 'Marta Iborra', address]])
  await page.goto(world.address + address)
  await page.getByRole('heading', { name: 'Marta Iborra' }).first().waitFor()
  await comes({ kind: 'mentioned' })
  await comesUntil('Te piden una conversación', { kind: 'asked', conversation: crypto.randomUUID() })
  assert.ok(!(await shown()).some(([title]) => title === 'Te mencionan en una nota'))
  const alerts = `/to/${world.workspaceId}/alerts`
  await comesUntil(alerts, { kind: 'alerted', conversation: null })
  await page.goto(world.address + alerts)
  await page.getByRole('heading', { level: 1, name: 'Todo en calma.' }).waitFor()
  await page.context().close()
})

test('nobody is asked before they press, and quiet hours are kept', async () => {
  const { page } = await sit('/settings/notifications')
  await page
    .getByText('No te avisa. Al pulsar te pedirá permiso.')
    .or(page.getByText('Este navegador no tiene permiso.'))
    .waitFor()
  const kept = page.waitForResponse(answer => answer.request().method() === 'PUT')
  await page.getByRole('switch', { name: 'Horas de silencio' }).check()
  await kept
  await page.getByLabel('Desde').waitFor()
  assert.deepEqual(await faultsOf(page), [])
  await page.reload()
  assert.equal(await page.getByLabel('Hasta').inputValue(), '08:00')
  await page.context().close()
})
