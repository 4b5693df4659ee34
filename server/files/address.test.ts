import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '#lib'
import { openAddresses } from './address.ts'

const now = 1_790_000_000_000
const file = { workspaceId: '0199a1b2-0000-7000-8000-0000000000aa', id: '0199a1b2-0000-7000-8000-0000000000bb' }
const addresses = openAddresses(Buffer.alloc(32, 1), () => 'https://brand.example')

function signedOf(address: string) {
  const { pathname, searchParams } = new URL(address)
  const [, , workspaceId, id] = pathname.split('/')
  return {
    workspaceId: workspaceId!,
    id: id!,
    until: searchParams.get('until')!,
    signature: searchParams.get('signature')!,
  }
}

test('an address holds until its time, and for its file alone', () => {
  const signed = signedOf(addresses.sign(file, now + hour))
  assert.equal(addresses.holds(signed, now), true)
  assert.equal(addresses.holds(signed, now + 2 * hour), false)
  const others = [
    { ...signed, workspaceId: file.id },
    { ...signed, id: file.workspaceId },
    { ...signed, until: String(Number(signed.until) + 1) },
    { ...signed, signature: '' },
    { ...signed, signature: `${signed.signature}AA` },
  ]
  assert.deepEqual(
    others.map(each => addresses.holds(each, now)),
    others.map(() => false),
  )
})

test('it stays the same for an hour, so that browsers keep what they have', () => {
  const early = Math.floor(now / hour) * hour
  assert.equal(addresses.sign(file, early + 1), addresses.sign(file, early + hour))
  assert.notEqual(addresses.sign(file, early + hour), addresses.sign(file, early + hour + 1))
})

test('another key signs otherwise', () => {
  const others = openAddresses(Buffer.alloc(32, 2), () => 'https://brand.example')
  assert.equal(addresses.holds(signedOf(others.sign(file, now + hour)), now), false)
})
