import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { openPostOffice } from '../../test/post-office.ts'
import { openApiClient } from '../../test/vendors/api-client.ts'

const secret = 'the secret of this test'

/** Another process of the same installation sends, and is killed when `moment` has come. */
async function killedAt(
  { connection, key }: { connection: object; key: string },
  moment: () => Promise<void>,
): Promise<void> {
  const child = fork(join(import.meta.dirname, '..', '..', 'test', 'post-office-child.ts'), {
    env: { ...process.env, OFFICE: JSON.stringify({ connection, key }) },
  })
  const gone = once(child, 'exit')
  await once(child, 'message')
  await moment()
  child.kill('SIGKILL')
  await gone
}

for (const lookup of ['yes', 'no']) {
  test(`killed while the platform answers, it is one message (asking it: ${lookup})`, async () => {
    await using client = await openApiClient({ secret })
    await using office = await openPostOffice()
    const talk = await office.says(await office.connect({ secret, target: client.target, lookup }))
    const ids = [await office.replies(talk, '1'), await office.replies(talk, '2')]
    client.next('hangs')
    await killedAt(office, () => client.heard(1))
    assert.deepEqual(
      (await office.outbox(rows => rows.length === 2)).map(row => row.state),
      ['sending', 'due'],
    )
    office.run()
    for (const id of ids) await office.timePasses(office.becomes(talk, id, 'sent'))
    assert.deepEqual(
      [...client.messages.values()].map(({ as, body }) => [as, body.text]),
      [
        ['v-1', '1'],
        ['v-2', '2'],
      ],
    )
    assert.deepEqual(
      client.requests.map(each => each.method),
      lookup === 'yes' ? ['POST', 'GET', 'POST'] : ['POST', 'POST', 'POST'],
    )
  })
}
