import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withBack } from './draft-back.ts'
import { emptyDraft } from './draft.ts'

const back = { ...emptyDraft('public'), text: 'Te la cambiamos' }

test('a reply that was taken back is as it was, beside a note of its own', () => {
  const now = { ...emptyDraft('private'), kind: 'note' as const, noteText: 'Quedan dos' }
  assert.deepEqual(withBack(now, back), { ...back, noteText: 'Quedan dos' })
})

test('it stands before what was written since', () => {
  const now = { ...emptyDraft('private'), text: 'Y otra cosa' }
  assert.equal(withBack(now, back).text, 'Te la cambiamos\n\nY otra cosa')
  assert.equal(withBack(now, back).visibility, 'private')
})
