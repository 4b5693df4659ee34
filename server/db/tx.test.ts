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

test('work that others have overtaken is begun anew, and not for ever', async () => {
  await using place = await createDatabase()
  const database = openDatabase(place.connection)
  await database.owner(tx => tx.query('create table deeds (at int)'))
  await database.owner(tx => tx.query('grant insert on deeds to public'))
  let begun = 0
  const overtaken = (times: number) => async (tx: Tx) => {
    await tx.query('insert into deeds values (1)')
    if (++begun <= times) throw Object.assign(new Error('overtaken'), { code: '40001' })
    return 'done'
  }
  const workspaceId = '00000000-0000-0000-0000-000000000001'
  assert.equal(await database.app(workspaceId, overtaken(2)), 'done')
  assert.equal((await database.owner(tx => tx.query('select 1 from deeds'))).length, 1)
  begun = 0
  await assert.rejects(database.app(workspaceId, overtaken(100)), { code: '40001' })
  assert.equal(begun, 5)
  await database.close()
})
