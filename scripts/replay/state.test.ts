import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openState } from './state.ts'

const here = { address: 'http://127.0.0.1:1', plan: 'a' }

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-state-'))
  return { folder, file: join(folder, 'state.json'), [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

test('a secret is kept before it is used, and nobody else can read it', () => {
  using at = place()
  const { secret } = openState(at.file, here).brand('Urraca')
  assert.match(secret, /^[\w-]{43}$/)
  assert.ok(readFileSync(at.file, 'utf8').includes(secret))
  assert.equal(statSync(at.file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(at.folder), ['state.json'])
})

test('another run knows how far the first one came', () => {
  using at = place()
  const first = openState(at.file, here)
  first.remember('Urraca', { profileId: 'p', connectionId: 'c', sent: 3 })
  first.remember('__proto__', { sent: 1 })
  const second = openState(at.file, here)
  assert.deepEqual(second.brand('Urraca'), first.brand('Urraca'))
  assert.equal(second.brand('__proto__').sent, 1)
  assert.notEqual(second.brand('Azulejo').secret, second.brand('Urraca').secret)
})

test('when the messages are others all is sent again, to the same profiles', () => {
  using at = place()
  const first = openState(at.file, here)
  first.remember('Urraca', { profileId: 'p', connectionId: 'c', sent: 3 })
  assert.deepEqual(openState(at.file, { ...here, plan: 'b' }).brand('Urraca'), { ...first.brand('Urraca'), sent: 0 })
})

test('the state of another installation, and one that cannot be read or written, are told', () => {
  using at = place()
  openState(at.file, here)
  assert.throws(() => openState(at.file, { ...here, address: 'http://127.0.0.1:2' }), {
    code: 'replay.state-of-another',
  })
  writeFileSync(at.file, '{')
  assert.throws(() => openState(at.file, here), { code: 'replay.state-unreadable' })
  assert.throws(() => openState(join(at.folder, 'gone', 'state.json'), here), { code: 'replay.state-not-writable' })
})

test('without a file it is kept in memory', () => {
  const state = openState(undefined, here)
  state.remember('Urraca', { sent: 2 })
  assert.equal(state.brand('Urraca').sent, 2)
})
