import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Inbound, type Raw, readJson } from '#channel'
import { channelCases } from '../../channels/cases.ts'
import { inFixtures, settingsOf } from '../../channels/suite/fixtures.ts'
import { redactBody } from './redact-body.ts'

const rawOf = (body: string): Raw => ({ body: Buffer.from(body), headers: {}, query: '' })
const common = { profileKey: 'main', lane: 'l', from: { id: 'marta' }, visibility: 'private' as const }

/** Lists of `{ id, text }`. */
const parse = ({ body }: Raw): Inbound[] => {
  const found = (readJson(body) ?? []) as { id: string; text: string }[]
  return found.map(({ id, text }) => ({ kind: 'message', key: id, externalId: id, text, ...common }))
}
const redacted = (body: string, id: string, said: string[] = []) =>
  Buffer.from(redactBody(rawOf(body), parse, id, new Set(said))).toString()

test('a message is emptied where it stands; long numbers, order and its neighbours stay as they came', () => {
  const body = '[{"id":"1","n":12345678901234567890,"text":"El secreto \\u00e9ste"}, {"id":"2","text":"Hola"}]'
  assert.equal(redacted(body, '1'), '[{"id":"1","n":12345678901234567890,"text":""}, {"id":"2","text":"Hola"}]')
})

test('what another message quotes of it goes with it', () => {
  const body = '[{"id":"2","text":"¿Seguro?","quoted":{"text":"El secreto"}}]'
  assert.equal(redacted(body, '1', ['El secreto']), '[{"id":"2","text":"¿Seguro?","quoted":{"text":""}}]')
})

test('where the words stand inside others, or are no JSON, nothing of the body is kept', () => {
  assert.equal(redacted('[{"id":"1","text":"El secreto de Ana","html":"<p>El secreto de Ana</p>"}]', '1'), '')
  assert.equal(redacted('[{"id":"1","text":"a"},{"id":"2","text":"b"}', '1'), '')
})

test('names are not taken for words, and a neighbour who would be read otherwise takes the whole body along', () => {
  assert.equal(redacted('[{"id":"1","text":"text"}]', '1'), '[{"id":"1","text":""}]')
  assert.equal(redacted('[{"id":"1","text":"2"},{"id":"2","text":"Hola"}]', '1'), '')
})

const long = 'El secreto que nadie más debe saber es que el tejón duerme en la cocina'

test('what is said a second time, shortened, goes with it; inside other JSON it takes the whole body along', () => {
  const twice = (second: string) => `[{"id":"1","text":"${long}","second":${JSON.stringify(second)}}]`
  for (const short of [`${long.slice(0, 50)}… https://t.example/1`, long.slice(0, 30)])
    assert.equal(redacted(twice(short), '1'), '[{"id":"1","text":"","second":""}]')
  const quoting = String.raw`[{"id":"1","text":"El \"secreto\" de Ana","raw":${JSON.stringify(JSON.stringify({ a: 'El "secreto" de Ana' }))}}]`
  assert.equal(redacted(quoting, '1'), '')
})

test('a message that says more than anybody could is not looked for: nothing of the body is kept', () => {
  const parts = Array.from({ length: 30_000 }, (_, place) => `${place} is what this piece says ${'x'.repeat(30)}`)
  const many = (raw: Raw): Inbound[] => {
    const [found] = (readJson(raw.body) ?? []) as { id: string; parts: string[] }[]
    if (!found) return []
    const pieces = found.parts.map(text => ({ kind: 'location', label: text }) as never)
    return [{ kind: 'message', key: '1', externalId: '1', ...common, parts: pieces }]
  }
  assert.equal(redactBody(rawOf(JSON.stringify([{ id: '1', parts }])), many, '1', new Set()).length, 0)
})

for (const { channel, values, fixtures, sign, ...rest } of channelCases) {
  const subject = { channel, values, fixtures, sign, ...rest }
  test(`${channel.id}: of no message that came is anything left in its body once it is deleted`, () => {
    const settings = settingsOf(channel, values)
    const read = (raw: Raw) => channel.parse(raw, settings)
    for (const { name, body } of inFixtures(subject)) {
      const raw = sign(body, values, 1_790_000_020_000)
      for (const event of read(raw)) {
        if (event.kind !== 'message' || !event.text || event.text.length < 6) continue
        const left = Buffer.from(redactBody(raw, read, event.externalId, new Set())).toString()
        assert.ok(!left.includes(event.text), `${name}: ${event.text}`)
        assert.ok(!left.includes(JSON.stringify(event.text).slice(1, -1)), `${name}: ${event.text}`)
      }
    }
  })
}
