import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noNameIn } from './no-name.ts'

test('a customer is called by their name, their number or their address', () => {
  for (const name of [
    'Marta Iborra',
    '+34 612 345 678',
    '34612345678',
    'marta@iborra.example',
    'U2',
    'ليلى',
    '@marta_24',
  ])
    assert.equal(noNameIn(name), undefined, name)
})

test('who has no name is somebody without one, told apart by a few letters, never an id of their platform', () => {
  const somebody = (mark: string) => ({ kind: 'somebody', mark })
  assert.deepEqual(noNameIn('U4af4980629cb1a7d39e2f6b0c8d5e713'), somebody('e713'))
  assert.deepEqual(noNameIn('24817263548190273'), somebody('0273'))
  assert.deepEqual(noNameIn('0198c0de-0000-7000-8000-0123456789ab'), { kind: 'visitor', mark: '89ab' })
  assert.deepEqual(noNameIn('  '), somebody(''))
})
