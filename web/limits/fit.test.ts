import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faceFor, limitOf } from './face.ts'
import { unfit } from './fit.ts'

test('a file is refused before it leaves, with the reason', () => {
  const rules = {
    media: { image: { maxBytes: 100, types: ['image/*'] }, document: { maxBytes: 500, types: ['application/pdf'] } },
    maxMedia: 2,
  }
  assert.equal(unfit({ type: 'image/png', size: 100 }, rules, 0), undefined)
  assert.deepEqual(unfit({ type: 'image/png', size: 101 }, rules, 0), { why: 'size', maxBytes: 100 })
  assert.deepEqual(unfit({ type: 'video/mp4', size: 1 }, rules, 0), { why: 'type' })
  assert.deepEqual(unfit({ type: 'image/png', size: 1 }, rules, 2), { why: 'many', max: 2 })
  assert.equal(
    unfit({ type: 'image/png', size: 300 }, { media: { document: { maxBytes: 500, types: ['*/*'] } }, maxMedia: 1 }, 0),
    undefined,
  )
})

test('what is written is measured by who will read it, and by what goes with it', () => {
  const face = {
    ...{ caption: null, media: {}, maxMedia: 1, windowUntil: null, blocked: null, replaces: false },
    text: { max: 10, unit: 'graphemes' },
  } as const
  const open = { ...face, visibility: 'public', text: { max: 3, unit: 'bytes' } } as const
  const own = { ...face, visibility: 'private', caption: { max: 5, unit: 'graphemes' } } as const
  const rules = { faces: [open, own], templates: false, blocked: null }
  assert.equal(faceFor(rules, { visibility: 'private' }), own)
  assert.equal(faceFor({ ...rules, faces: [open] }, { visibility: 'private' }), open)
  assert.equal(faceFor({ ...rules, faces: [] }, { visibility: 'private' }), undefined)
  assert.deepEqual([limitOf(own, false).max, limitOf(own, true).max, limitOf(open, true).max], [10, 5, 3])
})
