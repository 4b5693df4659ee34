import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readTree } from './architecture-tree.ts'
import { type Catalogue, textFaults } from './texts.ts'

const words = {
  en: {
    'inbox.title': 'Inbox',
    'inbox.waiting': '{count, plural, one {One waits} other {# wait}} for {name}',
    'reason.delay': 'Late',
    'fault.tx.lost': 'Lost',
    'person.gone': '{who, select, agent {The agent} other {Somebody}} left',
  },
  es: {
    'inbox.title': 'Bandeja',
    'inbox.waiting': '{name}: {count, plural, one {espera uno} other {esperan #}}',
    'reason.delay': 'Tarde',
    'fault.tx.lost': 'Perdido',
    'person.gone': '{who, select, agent {El agente} other {Alguien}} se fue',
  },
}

const code = `
  t('inbox.title'); text('inbox.waiting', { count, name }); t(\`reason.\${code}\`)
  throw new Fault('tx.lost', 500)
  const label = "person.gone"
`

type Plant = { en?: Catalogue; es?: Catalogue; dynamic?: Record<string, string>; code?: string }

const faultsWith = (plant: Plant) =>
  textFaults({
    catalogues: { en: { ...words.en, ...plant.en }, es: { ...words.es, ...plant.es } },
    dynamic: { 'reason.': 'web/reasons', ...plant.dynamic },
    sources: new Map([
      ['web/inbox/inbox.tsx', code + (plant.code ?? '')],
      ['web/inbox/inbox.test.ts', `t('only.in.a.test')`],
    ]),
  })

test('sound texts have nothing to complain of', () => {
  assert.deepEqual(faultsWith({}), [])
})

const plants: [rule: string, plant: Plant, complaint: string][] = [
  [
    'both languages have it',
    { en: { 'inbox.empty': 'Empty' }, code: `t('inbox.empty')` },
    'inbox.empty: is missing in es',
  ],
  ['it says something', { es: { 'inbox.title': ' ' } }, 'inbox.title: is empty in es'],
  [
    'it takes the same',
    { es: { 'inbox.waiting': '{count}' } },
    'inbox.waiting: takes other arguments in en (count, name) than in es (count)',
  ],
  [
    'it makes the same choices',
    { es: { 'person.gone': '{who, select, agente {El agente} other {Alguien}} se fue' } },
    'person.gone: takes other arguments in en (who:agent|other) than in es (who:agente|other)',
  ],
  ['what is asked for is there', { code: `t('inbox.gone')` }, 'inbox.gone: is used, but there is no such text'],
  ['what is there is used', { en: { 'old.key': 'Old' }, es: { 'old.key': 'Viejo' } }, 'old.key: is never used'],
  [
    'its apostrophes are typographic',
    { en: { 'inbox.title': "Everybody's inbox" } },
    'inbox.title: has a straight apostrophe in en',
  ],
  ['a fault has words', { code: `new Fault('tx.slow', 503)` }, 'fault.tx.slow: a fault without words'],
  ['words of a fault have a fault', { en: { 'fault.no': 'No' }, es: { 'fault.no': 'No' } }, 'fault.no: is never used'],
  ['what is put together is named', { code: 't(`tone.${tone}`)' }, 'tone.: is put together, but not named as a prefix'],
  ['what is named is there', { dynamic: { 'mood.': 'web/mood' } }, 'mood.: is named as a prefix, but no text has it'],
]

for (const [rule, plant, complaint] of plants) {
  test(`planted: ${rule}`, () => assert.deepEqual(faultsWith(plant), [complaint]))
}

test('planted: it is a message', () => {
  const [fault, ...others] = faultsWith({ es: { 'inbox.title': '{count, plural, one {uno}}' } })
  assert.match(fault!, /^inbox\.title: is no message in es/)
  assert.deepEqual(others, [])
})

test('the texts of the project are sound', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'protocol', 'texts', name), 'utf8'))
  const catalogues = { en: read('en.json'), es: read('es.json') }
  // The demo has words of its own.
  const sources = new Map([...readTree()].filter(([path]) => !path.startsWith('demo/')))
  assert.deepEqual(textFaults({ catalogues, dynamic: read('dynamic.json'), sources }), [])
})
