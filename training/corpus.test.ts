import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bare, plain, wordsOf } from '#learning'
import { kindsRead } from '#protocol'
import { languages, readCorpus, type Said } from './corpus.ts'

const lines = readCorpus('lines')
const apart = readCorpus('test')
const same = ({ text }: Said): string => wordsOf(bare(plain(text))).join(' ')
const countOf = (all: readonly Said[], is: (said: Said) => boolean): number => all.filter(is).length

test('every language has a thousand lines to learn from, of every kind', () => {
  for (const language of languages) {
    const own = lines.filter(said => said.language === language)
    assert.ok(own.length >= 1000, `${language}: ${own.length}`)
    for (const kind of kindsRead) assert.ok(countOf(own, said => said.kind === kind) >= 40, `${language}: ${kind}`)
  }
})

test('every language has three hundred to be measured on, the rare ones among them', () => {
  for (const language of languages) {
    const own = apart.filter(said => said.language === language)
    assert.ok(own.length >= 300, `${language}: ${own.length}`)
    for (const kind of kindsRead) assert.ok(countOf(own, said => said.kind === kind) >= 30, `${language}: ${kind}`)
    assert.ok(countOf(own, said => said.urgency >= 2) >= 50, `${language}: urgent`)
    assert.ok(countOf(own, said => said.isToxic) >= 15, `${language}: toxic`)
    assert.ok(countOf(own, said => said.isIronic) >= 15, `${language}: ironic`)
  }
})

test('nothing is learnt from what is measured, and nothing is said twice', () => {
  const known = new Map<string, string>()
  // A word or two is said by everybody.
  const own = (said: Said): boolean => same(said).split(' ').length > 3
  for (const said of apart.filter(own)) known.set(same(said), 'the test')
  const twice = lines.filter(own).flatMap(said => {
    const before = known.get(same(said))
    known.set(same(said), 'another line')
    return before === undefined ? [] : [`${said.language}, ${before}: ${said.text}`]
  })
  assert.deepEqual(twice, [])
})
