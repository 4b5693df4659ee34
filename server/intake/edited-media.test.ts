import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import type { Message, Page, ProfileKept, Row } from '#protocol'
import { plainChannel } from '../../test/plain-channel.ts'
import { until } from '../../test/waits.ts'
import { createWorld } from '../../test/world.ts'

const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a34' } })
  .png()
  .toBuffer()

test('a picture that an edit brings is fetched, and one that stays is not fetched again', async () => {
  const asked: (string | undefined)[] = []
  const media = async ({ id }: { id?: string }) => {
    asked.push(id)
    return new Response(new Uint8Array(photo), { headers: { 'content-type': 'image/png' } })
  }
  await using world = await createWorld({ channels: [plainChannel({ media })] })
  const profile = { channel: 'plain', name: 'Plain', function: 'service', language: 'es', settings: {} }
  const { connectionId } = await world.owner.post<ProfileKept>('/profiles', profile)
  const picture = (id: string) => ({ kind: 'image', ref: { id } })
  const hears = (event: object) =>
    fetch(`${world.address}/hooks/${connectionId}`, {
      method: 'POST',
      body: JSON.stringify([{ profileKey: 'main', lane: 'marta', ...event }]),
    })
  const shown = async () => {
    const [row] = (await world.owner.get<Page<Row>>('/conversations?view=all')).rows
    if (!row) return undefined
    const { rows } = await world.owner.get<{ rows: Message[] }>(`/conversations/${row.id}/messages`)
    const files = rows[0]!.parts.flatMap(part => ('file' in part && part.file ? [part.file] : []))
    return { text: rows[0]!.text, files: files.map(({ id, state }) => ({ id, state })) }
  }
  const ready = (text: string) =>
    until(shown, seen => seen?.text === text && seen.files.every(({ state }) => state === 'ready'))
  const said = { kind: 'message', externalId: 'm-1', from: { id: 'marta' }, visibility: 'private' }
  await hears({ ...said, key: 'k-1', text: 'la rosca', parts: [picture('one')] })
  const before = await ready('la rosca')
  await hears({
    kind: 'edit',
    key: 'k-2',
    targetId: 'm-1',
    text: 'las roscas',
    parts: [picture('one'), picture('two')],
  })
  const after = await ready('las roscas')
  assert.deepEqual([after?.files[0], after?.files.length], [before?.files[0], 2])
  assert.deepEqual(asked, ['one', 'two'])
})
