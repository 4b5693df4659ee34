import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Message, Page } from '#protocol'
import { heard } from '../visitor.ts'
import { brandOf, holds, openTable } from './console-page.ts'
import { faultsOf } from './stories-page.ts'

const table = await openTable()
after(() => table[Symbol.asyncDispose]())
const { world } = table
const { owner } = world
const brand = await brandOf(owner)

test('of two who answer at once the second reads what the first said, and sends or does not', async () => {
  const id = await table.says('Marta Iborra', '¿Me la cambiáis?')
  const lucia = await world.person('agent')
  const { page, field } = await table.open({ who: owner, path: `${brand}/inbox/all` })
  // Nothing is told live: what the other writes is not seen yet.
  await page.routeWebSocket(/\/api\/v1\/live/, () => undefined)
  await page.goto(`${world.address}${brand}/inbox/all/${id}`)
  await field.fill('No nos quedan')
  const answered = { id: crypto.randomUUID(), text: 'Te la cambiamos', files: [], visibility: 'private' }
  await lucia.post(`/conversations/${id}/messages`, answered)
  await page.keyboard.press('Control+Enter')
  await page.getByText(`${lucia.name} ha contestado mientras escribías.`).waitFor()
  await holds(field, 'No nos quedan')
  assert.deepEqual(await faultsOf(page), [])
  const said = async () => {
    const { rows } = await owner.get<Page<Message>>(`/conversations/${id}/messages`)
    return rows.filter(({ direction }) => direction === 'out').map(({ text }) => text)
  }
  assert.deepEqual(await said(), ['Te la cambiamos'])
  const queued = heard(world, 'message.queued')
  await page.keyboard.press('Control+Enter')
  await queued
  assert.deepEqual((await said()).toSorted(), ['No nos quedan', 'Te la cambiamos'])
  await page.context().close()
})
