import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConversationDrafts } from '#protocol'
import { emptyDraft, withText } from './draft.ts'
import { openDraftKeeper } from './draft-keeper.ts'

const nothing: ConversationDrafts = { drafts: [], others: [] }
const store = { getItem: () => null, setItem: () => {}, removeItem: () => {} }

test('when the connection is back before the last try has failed, what is written is saved all the same', async () => {
  const first = Promise.withResolvers<ConversationDrafts>()
  const saved = Promise.withResolvers<string>()
  const tries: string[] = []
  const keeper = openDraftKeeper(emptyDraft('private'), {
    ...{ store, whose: 'w', conversationId: 'c', device: 'computer' },
    load: async () => nothing,
    async save(_, { text }) {
      tries.push(text)
      if (tries.length === 1) return first.promise
      saved.resolve(text)
      return { drafts: [], others: [] }
    },
  })
  keeper.change(withText(emptyDraft('private'), 'Sale hoy'))
  keeper.flush()
  keeper.look()
  first.reject(new TypeError('the network is away'))
  assert.equal(await saved.promise, 'Sale hoy')
  assert.deepEqual(tries, ['Sale hoy', 'Sale hoy'])
})
