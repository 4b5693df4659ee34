import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { test } from 'node:test'
import { isPublicAddress } from './addresses.ts'
import { guardedLookup } from './guarded-lookup.ts'

/** Asks for the addresses of a name that has these. */
function ask(addresses: string[], all = true): Promise<{ fault: string | undefined; found: unknown }> {
  const known: LookupAddress[] = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  const lookup = guardedLookup(isPublicAddress, (_, __, answer) => answer(null, known))
  return new Promise(resolve => lookup('x.example', { all }, (error, found) => resolve({ fault: error?.code, found })))
}

test('a name is open when all of its addresses are', async () => {
  const both = await ask(['1.1.1.1', '2606:4700::1111'])
  assert.deepEqual(both, {
    fault: undefined,
    found: [
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ],
  })
  assert.deepEqual(await ask(['1.1.1.1', '1.0.0.1'], false), { fault: undefined, found: '1.1.1.1' })
})

test('a name that also leads inside is refused', async () => {
  for (const addresses of [['1.1.1.1', '127.0.0.1'], ['10.0.0.1', '1.1.1.1'], ['1.1.1.1', '::1'], ['192.168.1.1']]) {
    assert.deepEqual(await ask(addresses), { fault: 'address.private', found: [] }, addresses.join())
  }
})

test('a name that nobody knows stays unknown', async () => {
  const unknown = Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
  const lookup = guardedLookup(isPublicAddress, (_, __, answer) => answer(unknown, []))
  const error = await new Promise(resolve => lookup('x.example', { all: true }, resolve))
  assert.equal(error, unknown)
})
