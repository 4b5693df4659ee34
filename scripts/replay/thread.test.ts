import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type FileMessage, readFile } from './read-file.ts'
import { place } from './thread.ts'

const small = await readFile(join(import.meta.dirname, 'fixtures', 'small.csv'))
const message = (id: string, author: string, given: Partial<FileMessage> = {}): FileMessage => ({
  id,
  author,
  isCustomers: /^\d/.test(author),
  at: Number(id),
  text: 'Hola',
  answers: undefined,
  line: 1,
  ...given,
})

test('each message of the small file goes where it belongs, in the order of time', () => {
  const { placed, unplaced } = place(small)
  const of = (brand: string) =>
    placed.filter(each => each.brand === brand).map(each => `${each.id} ${each.lane} ${each.customer}`)
  assert.deepEqual(of('Urraca'), [
    ...['1 1 7001', '2 1 7001', '3 1 7001', '4 1 7001', '5 1 7001'],
    ...['9 8 7003', '10 8 7003', '11 8 7004', '15 15 7006', '16 15 7006', '18 15 7006', '19 15 7007'],
    ...['22 1 7001', '23 1 7001'],
  ])
  assert.deepEqual(of('Azulejo'), [
    ...['6 6 7002', '7 6 7002', '12 12 7005', '13 12 7005', '14 12 7005'],
    ...['15 15 7006', '17 15 7006', '20 15 7006', '19 15 7007'],
  ])
  assert.deepEqual(
    unplaced.map(({ id, reason }) => [id, reason]),
    [
      ['8', 'to-nobody'],
      ['21', 'no-brand'],
    ],
  )
})

test('a customer is heard by the brand that they answer and by those that answer them', () => {
  const messages = [
    message('1', '7'),
    message('2', 'Urraca', { answers: '1' }),
    message('3', '7', { answers: '2' }),
    message('4', 'Azulejo', { answers: '3' }),
  ]
  const heard = place(messages).placed.filter(each => each.id === '3')
  assert.deepEqual(heard.map(each => each.brand).toSorted(), ['Azulejo', 'Urraca'])
})

test('a brand writes to the nearest customer up the thread, else to the number that it names', () => {
  const to = (last: Partial<FileMessage>) =>
    place([
      message('1', '7'),
      message('2', 'Urraca', { answers: '1' }),
      message('3', 'Urraca', { text: '@8 Buenas', ...last }),
    ]).placed.find(each => each.id === '3')?.customer
  assert.equal(to({ answers: '2' }), '7')
  assert.equal(to({ answers: '99' }), '8')
  assert.equal(to({ answers: undefined }), '8')
  assert.equal(to({ text: 'Buenas, @8' }), undefined)
})

test('what has no text and what repeats an id is told', () => {
  const { placed, unplaced } = place([
    message('1', '7'),
    message('1', '8', { line: 3 }),
    message('2', 'Urraca', { answers: '1', text: '' }),
  ])
  assert.deepEqual(unplaced, [
    { id: '1', line: 3, reason: 'repeated' },
    { id: '2', line: 1, reason: 'no-text' },
  ])
  assert.deepEqual(
    placed.map(each => [each.id, each.customer]),
    [['1', '7']],
  )
})

test('links that run in a circle are cut', () => {
  const circle = [
    message('1', '7', { answers: '3' }),
    message('2', 'Urraca', { answers: '1' }),
    message('3', '7', { answers: '2' }),
  ]
  assert.equal(new Set(place(circle).placed.map(each => each.lane)).size, 1)
  assert.deepEqual(
    place([message('1', 'Urraca', { answers: '1', text: '@7' })]).placed.map(each => each.customer),
    ['7'],
  )
})

const author = fc.constantFrom('Urraca', 'Azulejo', '7', '8', '9')
const line = fc.record({ author, at: fc.nat(5), parent: fc.nat(20), text: fc.constantFrom('Hola', '@7 Hola', '') })
const history = fc.array(line, { maxLength: 15 }).chain(lines => {
  const messages = lines.map(({ parent, author: by, at, text }, number) =>
    message(String(number), by, { at, text, answers: parent > number ? undefined : String(parent - 1) }),
  )
  return fc.shuffledSubarray(messages, { minLength: messages.length })
})

test('whatever the file, nothing is lost, nothing is placed before what it answers, and no answer loses its question', () => {
  fc.assert(
    fc.property(history, messages => {
      const { placed, unplaced } = place(messages)
      const ids = (all: readonly { id: string }[]) => [...new Set(all.map(each => each.id))].toSorted()
      assert.deepEqual(ids([...placed, ...unplaced]), ids(messages))
      assert.equal(ids(placed).length + unplaced.length, messages.length)
      const keys = placed.map(each => `${each.brand} ${each.id}`)
      assert.equal(new Set(keys).size, keys.length)
      const byId = new Map(messages.map(each => [each.id, each]))
      for (const [at, { brand, answers, isBrands }] of placed.entries()) {
        const parent = answers === undefined ? undefined : byId.get(answers)
        if (!parent) continue
        const before = keys.indexOf(`${brand} ${parent.id}`)
        assert.ok(before < at)
        if (isBrands && parent.isCustomers && parent.text !== '') assert.ok(before >= 0)
      }
    }),
    { numRuns: 1000 },
  )
})
