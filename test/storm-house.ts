import { look } from '#alerts'
import { lookForSuspects } from '#suspects'
import type { StormHouse } from './storm.ts'
import { minute, newId } from '#lib'
import type { Page, Row } from '#protocol'
import { until } from './waits.ts'
import type { TestWorld } from './world.ts'

const behind = `select (select count(*) from messages where direction = 'in') = $1
    and (select count(*) from readings) = $1
    and (select number from cursors where room = 'alerts') >= (select max(number) from events where kind = 'message.understood') as "isThere"`

/** A test's own installation as a house for a storm; `hook` is the address to which its platform posts. */
export function houseOf({ database, clock, workspaceId, owner }: TestWorld, hook: string): StormHouse {
  let count = 0
  return {
    clock,
    async bring(events) {
      count += events.length
      const answer = await fetch(hook, { method: 'POST', body: JSON.stringify(events) })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    },
    settle: () =>
      until(
        async () => (await database.owner(tx => tx.query<{ isThere: boolean | null }>(behind, [count])))[0],
        found => found?.isThere === true,
      ),
    async answer(name, text) {
      const { rows } = await owner.get<Page<Row>>('/conversations?view=all&limit=200')
      const id = newId()
      await owner.post(`/conversations/${rows.find(row => row.name === name)!.id}/messages`, {
        ...{ id, text, visibility: 'public', files: [] },
      })
      clock.set(clock.now() + minute)
      const state = `select state from messages where id = $1`
      await until(
        () => database.owner(tx => tx.query<{ state: string }>(state, [id])),
        ([message]) => message?.state === 'sent',
      )
    },
    look: () =>
      database.engine(async tx => {
        await look(tx, workspaceId, clock.now())
        await lookForSuspects(tx, workspaceId, clock.now())
      }),
  }
}
