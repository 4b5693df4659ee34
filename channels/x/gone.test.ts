import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '#channel'
import { openX } from '../../test/vendors/x.ts'
import { suiteContext } from '../suite/index.ts'
import { x } from './index.ts'

const passes = { consumerKey: 'ck', consumerSecret: 'cs-secret', accessToken: 'at', accessSecret: 'at-secret' }

test('deleted posts are found by reading again, unless that is not to be paid for', async () => {
  await using vendor = await openX(
    { ...passes, clientId: 'cid', clientSecret: 's', refreshToken: 'r' },
    () => 1_790_000_020_000,
  )
  const contextOf = (rereads: string) =>
    suiteContext(x.settings.read({ ...passes, rereads, address: vendor.address })) as Context<unknown>
  const ids = ['404040404', '2080000000000000001', 'no-id']
  assert.deepEqual(await x.gone!(ids, '1111', contextOf('daily')), ['404040404'])
  assert.deepEqual(await x.gone!(ids, '1111', contextOf('never')), [])
})
