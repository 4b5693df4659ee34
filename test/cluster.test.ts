import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { createDatabase, eachVersion } from './cluster.ts'

for (const version of eachVersion()) {
  test(`a database of PostgreSQL ${version} for one test has the migrations, and is gone afterwards`, async () => {
    const made = await Promise.all([createDatabase({ version }), createDatabase({ version })])
    const [first, second] = made.map(each => each.connection)
    assert.notEqual(first!.database, second!.database)
    const client = new pg.Client(first)
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS major, to_regclass('migrations') AS migrations`,
    )
    assert.deepEqual(rows, [{ major: version, migrations: 'migrations' }])
    for (const each of made) await each[Symbol.asyncDispose]()
    await assert.rejects(new pg.Client(first).connect(), { code: '3D000' })
  })
}
