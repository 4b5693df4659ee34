import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Channel } from '#channel'
import type { ProfileCard } from '#protocol'
import { plainChannel } from '../plain-channel.ts'
import { brandOf, openDesk } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const words = {
  about: 'Páginas de prueba',
  'setting.token.label': 'Clave de la página',
  'health.refused': 'La plataforma no acepta esa clave.',
  'guide.1': 'Crea una aplicación y copia su clave.',
  'guide.2': 'Pega {hook} donde pide la dirección.',
}

const pages: Channel = plainChannel({
  words: { es: words, en: words },
  settings: { fields: [{ key: 'token', kind: 'secret', required: true }], read: values => values },
  check: async ({ settings }) =>
    (settings as { token: string }).token === 'right' ? { state: 'good' } : { state: 'failing', code: 'refused' },
  profiles: async () => [
    { key: 'p-1', name: 'Urraca', handle: '@urraca' },
    { key: 'p-2', name: 'Urraca Outlet' },
  ],
})

const desk = await openDesk({ channels: [pages] })
after(() => desk[Symbol.asyncDispose]())
const { owner } = desk.world
const brand = await brandOf(owner)
const shots = process.env['SHOTS']

for (const theme of ['light', 'dark']) {
  test(`a channel with two accounts is set up with the keyboard alone, after a wrong token, ${theme}`, async () => {
    const known = new Set((await owner.get<ProfileCard[]>('/profiles')).map(({ id }) => id))
    const { page, complaints } = await desk.open({ who: owner })
    await page.addInitScript(
      chosen => localStorage.setItem('sobremesa.choices', JSON.stringify({ theme: chosen })),
      theme,
    )
    const shoot = async (name: string) => {
      if (shots) await page.screenshot({ path: `${shots}/channel-${name}-${theme}.png` })
    }
    await page.goto(`${desk.world.address}${brand}/channels/new/plain`)
    const key = page.getByLabel('Clave de la página')
    await key.focus()
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('La plataforma no acepta esa clave.').waitFor()
    await page.getByText('Crea una aplicación y copia su clave.').waitFor()
    assert.equal(await page.getByText('donde pide la dirección').count(), 0)
    await shoot('refused')
    assert.deepEqual(await faultsOf(page), [])

    await key.fill('right')
    await page.keyboard.press('Enter')
    await page.getByText('2 de 2 elegidas').waitFor()
    await shoot('accounts')
    assert.deepEqual(await faultsOf(page), [])

    await page.getByLabel('Nombre a la vista de p-2').fill('Outlet')
    await page.keyboard.press('Enter')
    await page.getByText(/^Pega http.+\/hooks\/.+ donde pide la dirección\.$/).waitFor()
    await shoot('kept')
    assert.deepEqual(await faultsOf(page), [])
    const cards = (await owner.get<ProfileCard[]>('/profiles')).filter(({ id }) => !known.has(id))
    assert.deepEqual(
      cards.map(card => [card.key, card.name]),
      [
        ['p-1', 'Urraca'],
        ['p-2', 'Outlet'],
      ],
    )
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}
