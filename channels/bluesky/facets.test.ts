import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facetsOf } from './facets.ts'

const known: Record<string, string> = { 'nora.bsky.social': 'did:plc:nora' }
const shown = async (text: string) =>
  (await facetsOf(text, async handle => known[handle])).map(({ index, features: [feature] }) => [
    Buffer.from(text).toString('utf8', index.byteStart, index.byteEnd),
    feature && 'uri' in feature ? feature.uri : feature && 'did' in feature ? feature.did : feature?.tag,
  ])

test('links, names and tags lead where they say, counted in bytes', async () => {
  assert.deepEqual(await shown('👋🏽 ¡Mira, @nora.bsky.social! (https://acme.example/ñandú?a=1&b=2), #otoño'), [
    ['@nora.bsky.social', 'did:plc:nora'],
    ['https://acme.example/ñandú?a=1&b=2', 'https://acme.example/ñandú?a=1&b=2'],
    ['#otoño', 'otoño'],
  ])
})

test('what only looks like one stays plain text', async () => {
  assert.deepEqual(await shown('mail me@acme.example, @nobody.example, @acme, #1, a#b, https://, e.g.this'), [])
})

test('what closes the sentence is not part of the link, brackets of its own are', async () => {
  assert.deepEqual(await shown('https://a.example/x). https://a.example/y_(z) https://a.example/w…'), [
    ['https://a.example/x', 'https://a.example/x'],
    ['https://a.example/y_(z)', 'https://a.example/y_(z)'],
    ['https://a.example/w', 'https://a.example/w'],
  ])
})

test('a name inside a link is part of the link', async () => {
  assert.deepEqual(await shown('https://bsky.app/profile/@nora.bsky.social'), [
    ['https://bsky.app/profile/@nora.bsky.social', 'https://bsky.app/profile/@nora.bsky.social'],
  ])
})
