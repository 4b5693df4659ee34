import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ComposerFace, FileCard } from '#protocol'
import { canSend, lossesOf } from './losses.ts'

const face = {
  ...{ visibility: 'private', caption: null, windowUntil: null, blocked: null, replaces: false },
  ...{ text: { max: 20, unit: 'utf16' }, maxMedia: 2, media: { image: { maxBytes: 100, types: ['image/*'] } } },
} satisfies ComposerFace
const square = {
  ...face,
  visibility: 'public',
  media: {},
  maxMedia: 0,
  text: { max: 5, unit: 'utf16' },
} satisfies ComposerFace
const conversation = { composer: { faces: [face, square], templates: false, blocked: null } }
const picture = { id: 'p', name: 'junta.png', type: 'image/png', size: 50 } as FileCard
const draft = { kind: 'reply', text: 'Es esta', noteText: '', visibility: 'private', files: [picture] } as const
const written = { ...draft, files: [...draft.files] }

test('what fits leaves whole', () => {
  assert.deepEqual(lossesOf(written, conversation), [])
  assert.ok(canSend(written, conversation))
})

test('whoever turns to the square sees what does not go there', () => {
  const open = { ...written, visibility: 'public' as const }
  assert.deepEqual(
    lossesOf(open, conversation).map(loss => [loss.what, loss.what === 'file' ? loss.why.why : loss.over]),
    [
      ['text', 2],
      ['file', 'many'],
    ],
  )
  assert.ok(!canSend(open, conversation))
})

test('a note loses nothing, and goes where nothing else does', () => {
  const note = {
    ...written,
    kind: 'note' as const,
    noteText: 'Quedan dos, y esto es muy largo',
    visibility: 'public' as const,
  }
  const shut = { composer: { ...conversation.composer, blocked: 'reply.window-closed' } }
  assert.deepEqual(lossesOf(note, shut), [])
  assert.ok(canSend(note, shut))
  assert.ok(!canSend(written, shut))
})
