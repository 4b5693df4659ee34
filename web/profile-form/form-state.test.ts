import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelCard, ProfileCard } from '#protocol'
import { filledFrom } from './form-state.ts'

const look = { color: '#6b2a4a', greeting: 'Hola', position: 'end' as const }
const filledOf = (id: string) =>
  filledFrom(
    { name: 'Urraca', function: 'service', language: 'es', settings: {}, look } as unknown as ProfileCard,
    { id, fields: [] } as unknown as ChannelCard,
  )

test('only what is drawn on the brand’s own web is asked how it looks, whatever was kept', () => {
  assert.deepEqual(filledOf('web-chat').look, look)
  assert.equal(filledOf('whatsapp').look, undefined)
})
