import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Account, customersBy, type Joint } from './belonging.ts'

const ids = Array.from({ length: 9 }, (_, at) => `i${at}`)
const anyAccounts = fc
  .array(fc.constantFrom('h1', 'h2', 'h3', 'h4', 'h5', 'h6'), { minLength: 1, maxLength: ids.length })
  .map(homes => homes.map((homeId, at): Account => ({ id: ids[at]!, homeId })))
const anyLinks = fc.array(fc.record({ oneId: fc.constantFrom(...ids), otherId: fc.constantFrom(...ids) }), {
  maxLength: 8,
})

/** Whoever is reached from an account, step by step. */
function reached(from: Account, accounts: readonly Account[], links: readonly Joint[]): Account[] {
  const found = new Set([from])
  for (const each of found)
    for (const other of accounts) {
      const isOne =
        other.homeId === each.homeId ||
        links.some(({ oneId, otherId }) => [oneId, otherId].includes(each.id) && [oneId, otherId].includes(other.id))
      if (isOne) found.add(other)
    }
  return [...found]
}

test('accounts that hang together are the oldest customer of those that they were', () => {
  fc.assert(
    fc.property(anyAccounts, anyLinks, (accounts, links) => {
      const owners = customersBy(accounts, links)
      for (const account of accounts) {
        const [oldest] = reached(account, accounts, links)
          .map(({ homeId }) => homeId)
          .toSorted()
        assert.equal(owners.get(account.id), oldest)
      }
    }),
  )
})

test('in which order links were made says nothing', () => {
  fc.assert(
    fc.property(anyAccounts, anyLinks, (accounts, links) => {
      const backwards = links.map(({ oneId, otherId }) => ({ oneId: otherId, otherId: oneId })).toReversed()
      assert.deepEqual(customersBy(accounts, backwards), customersBy(accounts, links))
    }),
  )
})
