import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coveredHit, digitsIn } from './covered-hits.ts'

const said = 'Buscad la frambuesa 4242 4242 4242 4242 del pedido 8891'

test('a number that stands under the cover is not found by any piece of it', () => {
  for (const digits of ['42424242', '4242424242424242', '242424'])
    assert.equal(coveredHit(said, [digits], [digits]), undefined, digits)
})

test('what stands beside it is found and marked, in what is shown', () => {
  const hit = coveredHit(said, ['frambuesa', '8891'], ['8891'])!
  assert.equal(hit.text, 'Buscad la frambuesa •••• 4242 del pedido 8891')
  assert.deepEqual(
    hit.marks.map(([from, to]) => hit.text.slice(from, to)),
    ['frambuesa', '8891'],
  )
})

test('of a long text the piece around what was found is shown, covered, too', () => {
  const hit = coveredHit(`${'una palabra '.repeat(60)}${said}${' y otra'.repeat(60)}`, ['frambuesa'], [])!
  assert.match(hit.text, /^… .*frambuesa •••• 4242.* …$/)
  assert.deepEqual(
    hit.marks.map(([from, to]) => hit.text.slice(from, to)),
    ['frambuesa'],
  )
})

test('a number that was cut is no number, and shows nothing', () => {
  assert.match(coveredHit(`4242 4242 4242 4242 y 5555 5555 55`, [], [])!.text, /^•••• 4242 y ••••$/)
})

test('only words with digits could tell a number', () => {
  const words = [{ text: 'frambuesa' }, { text: 'ES91 2100' }, { text: '4242-4242' }]
  assert.deepEqual(digitsIn(words), ['es91', '2100', '4242', '4242'])
})
