import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOptions } from './options.ts'

test('without an address it is a replay by itself, as fast as it goes', () => {
  assert.deepEqual(readOptions(['old.csv'], {}), {
    file: 'old.csv',
    to: undefined,
    speed: 0,
    stateFile: 'old.csv.replay.json',
    jsonFile: undefined,
  })
})

test('address and key come from the options, else from the environment', () => {
  const env = { SOBREMESA_ADDRESS: 'https://care.example/', SOBREMESA_KEY: 'smk_env' }
  assert.deepEqual(readOptions(['f'], env)!.to, { address: 'https://care.example', key: 'smk_env' })
  const args = [
    'f',
    '--address',
    'http://127.0.0.1:4600',
    '--key',
    'smk_arg',
    '--speed',
    '3600',
    '--state',
    's',
    '--json',
    'j',
  ]
  assert.deepEqual(readOptions(args, env), {
    file: 'f',
    to: { address: 'http://127.0.0.1:4600', key: 'smk_arg' },
    speed: 3600,
    stateFile: 's',
    jsonFile: 'j',
  })
  assert.equal(readOptions(['-h'], {}), undefined)
})

test('what makes no sense is told', () => {
  const bad: [string[], string][] = [
    [[], 'replay.bad-options'],
    [['a', 'b'], 'replay.bad-options'],
    [['a', '--sped', '1'], 'replay.bad-options'],
    [['a', '--speed', 'fast'], 'replay.bad-speed'],
    [['a', '--speed=-1'], 'replay.bad-speed'],
    [['a', '--speed='], 'replay.bad-speed'],
    [['a', '--address', 'care.example', '--key', 'smk_x'], 'replay.bad-address'],
    [['a', '--address', 'http://care.example'], 'replay.no-key'],
    [['a', '--address', 'http://care.example', '--key', 'x'], 'replay.no-key'],
  ]
  for (const [args, code] of bad) assert.throws(() => readOptions(args, {}), { code }, args.join(' '))
})
