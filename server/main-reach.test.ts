import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressToOpen, isReachable, setUpLink } from './main-reach.ts'

const ipv4 = (address: string, internal: boolean) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
})

for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) {
  test(`on ${host} nobody else gets here, unless an address says that a proxy stands before it`, () => {
    assert.equal(isReachable({ host }), false)
    assert.equal(isReachable({ host, address: 'https://talk.example' }), true)
  })
}

for (const host of ['0.0.0.0', '::', '', '10.0.0.5', 'talk.example', '127.example'])
  test(`on "${host}" others do`, () => assert.equal(isReachable({ host }), true))

test('the address to open is the one that is answered', () => {
  assert.equal(addressToOpen({ host: '0.0.0.0' }, 4600), 'http://localhost:4600')
  assert.equal(addressToOpen({ host: '127.0.0.1' }, 4600), 'http://localhost:4600')
  assert.equal(addressToOpen({ host: '10.0.0.5' }, 80), 'http://10.0.0.5:80')
  assert.equal(addressToOpen({ host: 'fd00::5' }, 4600), 'http://[fd00::5]:4600')
})

test('the link to set it up leads where it is reached from outside', () => {
  const known = () => ({ lo: [ipv4('127.0.0.1', true)], eth0: [ipv4('192.0.2.7', false)] })
  const linkOf = (host: string, address?: string) => setUpLink({ host, ...(address && { address }) }, 4600, 'x', known)
  assert.equal(linkOf('0.0.0.0', 'https://talk.example/console'), 'https://talk.example/#set-up=x')
  assert.equal(linkOf('0.0.0.0'), 'http://192.0.2.7:4600/#set-up=x')
  assert.equal(linkOf('10.0.0.5'), 'http://10.0.0.5:4600/#set-up=x')
  assert.equal(
    setUpLink({ host: '::' }, 4600, 'x', () => ({})),
    'http://localhost:4600/#set-up=x',
  )
})
