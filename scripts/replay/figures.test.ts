import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  answersInFile,
  answersStored,
  answerTimes,
  firstReplies,
  firstReplyTimes,
  ofAll,
  type StoredMessage,
} from './figures.ts'
import { readFile } from './read-file.ts'
import type { Replayed } from './replay.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const minute = 60_000

const stored = (
  id: string,
  direction: 'in' | 'out',
  at: number,
  given: Partial<StoredMessage> = {},
): StoredMessage => ({
  id,
  conversationId: 'c',
  direction,
  isByPerson: direction === 'out',
  author: direction === 'in' ? '7' : '',
  at: at * minute,
  text: id,
  quoteId: undefined,
  ...given,
})

test('the small file has the figures that were worked out by hand', async () => {
  const answers = answersInFile(await readFile(join(fixtures, 'small.csv')))
  const expected = JSON.parse(readFileSync(join(fixtures, 'small.expected.json'), 'utf8')) as Replayed
  assert.deepEqual(answerTimes(ofAll(answers)), expected.all.file)
  for (const { brand, file } of expected.brands) {
    assert.deepEqual(answerTimes(answers.filter(each => each.brand === brand)), file)
  }
})

test('of several answers to a message the earliest counts', () => {
  const messages = [
    stored('q', 'in', 0),
    stored('late', 'out', 9, { quoteId: 'q' }),
    stored('soon', 'out', 4, { quoteId: 'q' }),
    stored('own', 'out', 5, { quoteId: 'soon' }),
    stored('none', 'out', 1),
  ]
  assert.deepEqual(
    answersStored('Urraca', messages).map(each => each.ms),
    [4 * minute],
  )
})

test('a message that two brands have counts once for all, with the first answer', () => {
  const asked = { author: '7', text: '¿Quién?' }
  const answers = [
    ...answersStored('Urraca', [stored('a', 'in', 0, asked), stored('b', 'out', 10, { quoteId: 'a' })]),
    ...answersStored('Azulejo', [stored('c', 'in', 0, asked), stored('d', 'out', 3, { quoteId: 'c' })]),
  ]
  assert.equal(answers.length, 2)
  assert.deepEqual(answerTimes(ofAll(answers)), { answered: 1, medianMinutes: 3, within60: 1 })
})

test('medians lie between the middle two, and sixty minutes are still within sixty', () => {
  const answers = [10, 60, 61, 20].map((at, place) => ({ brand: 'U', message: String(place), ms: at * minute }))
  assert.deepEqual(answerTimes(answers), { answered: 4, medianMinutes: 40, within60: 0.75 })
  assert.deepEqual(answerTimes([]), { answered: 0, medianMinutes: null, within60: null })
})

test('the first reply is a person’s, after the customer’s first message, in each conversation', () => {
  const other = { conversationId: 'd' }
  const messages = [
    stored('greeting', 'out', 0),
    stored('asked', 'in', 10),
    stored('more', 'in', 12),
    stored('bot', 'out', 13, { isByPerson: false }),
    stored('person', 'out', 25),
    stored('again', 'out', 30),
    stored('alone', 'in', 1, other),
    stored('post', 'out', 1, { conversationId: 'e' }),
  ]
  assert.deepEqual(firstReplies(messages), [15 * minute])
})

test('the tenth that waited longest is told as a percentile between neighbours', () => {
  assert.deepEqual(firstReplyTimes([20, 3.5, 12, 10].map(each => each * minute)), {
    n: 4,
    medianMinutes: 11,
    p90Minutes: 17.6,
  })
  assert.deepEqual(firstReplyTimes([]), { n: 0, medianMinutes: null, p90Minutes: null })
})
