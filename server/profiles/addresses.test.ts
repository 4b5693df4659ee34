import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicAddress } from './addresses.ts'

test('addresses of the open internet are public', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '100.63.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ]) {
    assert.equal(isPublicAddress(address), true, address)
  }
})

test('our own machine, private and local networks are not, however they are written', () => {
  const closed = [
    [
      '0.0.0.0',
      '127.0.0.1',
      '127.255.255.254',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '168.63.129.16',
      '192.88.99.1',
    ],
    ['100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    [
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:192.168.0.1',
    ],
    ['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '::127.0.0.1', '2001:0:1::'],
    ['::ffff:0:127.0.0.1', '3fff::1', '5f00::1'],
  ].flat()
  for (const address of closed) assert.equal(isPublicAddress(address), false, address)
})

test('what is no address is not public', () => {
  for (const wrong of ['', 'localhost', '1.1.1', '1.1.1.1.1', '::g']) assert.equal(isPublicAddress(wrong), false, wrong)
})
