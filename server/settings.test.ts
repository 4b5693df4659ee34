import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }
import { readSettings } from './settings.ts'

test('without flags and environment the usual holds', () => {
  assert.deepEqual(readSettings([], {}, '/srv/data'), {
    folder: '/srv/data',
    host: '127.0.0.1',
    port: { number: 4600, isChosen: false },
    language: 'en',
    proxies: [],
    modelHosts: [],
    allowsPrivateAddresses: false,
  })
})

test('a flag wins over the environment', () => {
  const env = {
    PORT: '1',
    SOBREMESA_DATA: '/env',
    DATABASE_URL: 'postgres://db/x',
    HOST: '0.0.0.0',
    LANG: 'es_ES.UTF-8',
  }
  assert.deepEqual(readSettings(['--port', '0', '--data', '/flag'], env), {
    folder: '/flag',
    host: '0.0.0.0',
    port: { number: 0, isChosen: true },
    databaseUrl: 'postgres://db/x',
    language: 'es',
    proxies: [],
    modelHosts: [],
    allowsPrivateAddresses: false,
  })
  assert.deepEqual(readSettings([], env).port, { number: 1, isChosen: true })
})

test('what only the environment says', () => {
  const env = {
    SOBREMESA_SECRET: 'a secret',
    SOBREMESA_ADDRESS: 'https://talk.example',
    SOBREMESA_PROXIES: '10.0.0.1, 192.168.0.0/24,',
    SOBREMESA_PRIVATE_ADDRESSES: 'yes',
    SOBREMESA_METRICS_TOKEN: 'a token',
  }
  const { secret, address, proxies, allowsPrivateAddresses, metricsToken } = readSettings([], env)
  assert.deepEqual([secret, address, metricsToken], ['a secret', 'https://talk.example', 'a token'])
  assert.deepEqual([proxies, allowsPrivateAddresses], [['10.0.0.1', '192.168.0.0/24'], true])
  assert.equal(readSettings([], { SOBREMESA_PRIVATE_ADDRESSES: 'no' }).allowsPrivateAddresses, false)
})

for (const port of ['', 'x', '-1', '65536', '80.5']) {
  test(`"${port}" is no port`, () => {
    assert.throws(() => readSettings([], { PORT: port }), { code: 'start.bad-port', values: { port } })
  })
}

test('an unknown flag is refused', () => {
  assert.throws(() => readSettings(['--prot', '1'], {}), { code: 'start.unknown-flag', values: { flags: '--prot 1' } })
})

test('the language is the first that the environment names', () => {
  const languages = [
    { LANG: 'es_MX' },
    { LC_ALL: 'C.UTF-8', LANG: 'es_MX' },
    { LC_ALL: '', LC_MESSAGES: 'es', LANG: 'en' },
    {},
  ]
  assert.deepEqual(
    languages.map(env => readSettings([], env).language),
    ['es', 'en', 'es', 'en'],
  )
})

test('the help names everything that is read from the environment', () => {
  const sources = ['settings.ts', 'main-log.ts'].map(name => readFileSync(join(import.meta.dirname, name), 'utf8'))
  const read = sources.flatMap(source => [...source.matchAll(/\benv\.([A-Z_]+)/g)].map(found => found[1]!))
  assert.ok(read.length > 8)
  for (const help of [es['start.help'], en['start.help']])
    for (const name of read) assert.match(help, new RegExp(`\\b${name}\\b`))
})
