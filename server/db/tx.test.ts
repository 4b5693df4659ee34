import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDatabase } from '../../test/cluster.ts'
import { openDatabase, type Tx } from './index.ts'

test('whoever waits for several statements at once hears of the one that failed, not of those behind it', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection)
  const slowly = async (tx: Tx) => {
    const rows = await (async () => await tx.query(`select 1 / 0`))()
    return rows.length
  }
  const asked = database.engine(tx => Promise.all([slowly(tx), tx.query('select 1'), tx.query('select 2')]))
  await assert.rejects(asked, { code: '22012' })
  await database.close()
})
