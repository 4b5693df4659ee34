import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createDatabase } from '../test/cluster.ts'

const program = join(import.meta.dirname, 'main-migrate.ts')

const migrate = (url: string) =>
  promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: url, LC_ALL: 'en_US.UTF-8' },
  })

test('it brings a database to this version, says with which steps, and has nothing to do the next time', async () => {
  await using made = await createDatabase({ empty: true })
  const { host, port, user, database } = made.connection
  const url = `postgres:///${database}?${new URLSearchParams({ host, port: String(port), user })}`
  const { stdout } = await migrate(url)
  assert.match(stdout, /^The database is at this version\. \d+ steps:\n {2}0001-tenancy\.sql\n/)
  assert.equal((await migrate(url)).stdout, 'The database was at this version already.\n')
})

test('a database that is not there is told in a sentence', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/none'
  await assert.rejects(migrate(nowhere), ({ code, stderr }: { code: number; stderr: string }) => {
    assert.equal(code, 1)
    assert.doesNotMatch(stderr, /\n +at /)
    return true
  })
})
