import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#db'
import { newId } from '#lib'
import { passPresence, roster, seePeople, staff, unstaffed } from '#workforce'
import { morning, openDesk } from './desk.ts'
import { planFaults, type Sent, writingDown } from './explain.ts'

const big = new Set([
  ...['memberships', 'agents', 'agent_skills', 'agent_languages', 'shift_days', 'presences', 'presence_history'],
])

const agents = 2000
const skillsEach = 10

/** Two thousand who work here, each with all that can be said of them, among ten other brands of the same size. */
const filling = (brands: readonly string[]) => async (tx: Tx) => {
  const texts = [
    `insert into memberships (workspace_id, person_id, role, name, email)
       select w, md5(w::text || n)::uuid, 'agent', 'Agente ' || n, 'a' || n || '@urraca.test' from brands, generate_series(1, ${agents}) n`,
    `insert into agents (workspace_id, person_id, share, time_zone, week, breaks)
       select w, md5(w::text || n)::uuid, 80, 'Europe/Madrid', '[[[540,1020]],[[540,1020]],[[540,1020]],[[540,1020]],[[540,1020]],[],[]]',
         '[[],[],[],[],[],[],[]]' from brands, generate_series(1, ${agents}) n`,
    `insert into agent_skills select w, md5(w::text || n)::uuid, md5(s::text)::uuid, 1 + s % 5
       from brands, generate_series(1, ${agents}) n, generate_series(1, ${skillsEach}) s`,
    `insert into agent_languages select w, md5(w::text || n)::uuid, 'es', 5 from brands, generate_series(1, ${agents}) n`,
    `insert into presences (workspace_id, person_id, state, is_pause, since, seen_until, next_at)
       select w, md5(w::text || n)::uuid, 'available', false, $2, $2::timestamptz + n * interval '1 second', $2::timestamptz + n * interval '1 second'
       from brands, generate_series(1, ${agents}) n`,
    `insert into shift_days select w, md5(w::text || n)::uuid, $2::date - d, 'Libre', '[]', '[]'
       from brands, generate_series(1, ${agents}) n, generate_series(-5, 10) d`,
  ]
  const values = [brands, new Date(morning).toISOString()]
  for (const text of texts)
    await tx.query(`with brands as (select unnest($1::uuid[]) as w), at as (select $2::timestamptz) ${text}`, values)
}

test('how two thousand stand, and when none of them is to be at work, is read by index beside ten brands as large', async () => {
  await using desk = await openDesk()
  await desk.database.owner(filling([desk.ours, ...Array.from({ length: 10 }, newId)]))
  await desk.database.owner(async tx => {
    for (const table of big) await tx.query(`analyze ${table}`)
  })
  const faultsOf = async (as: 'app' | 'engine', work: (tx: Tx) => Promise<unknown>, most: number) => {
    const sent: Sent[] = []
    const run = <T>(deed: (tx: Tx) => Promise<T>) =>
      as === 'app' ? desk.database.app(desk.ours, deed) : desk.database.engine(deed)
    await run(tx => work(writingDown(tx, sent)))
    assert.ok(sent.length > 0)
    const faults: string[] = []
    for (const each of sent) faults.push(...(await planFaults(run, each, big, most)))
    return faults
  }
  const most = agents * 16 + 100
  const { sofia } = desk.who
  const lines = await desk.as((tx, who) => roster(tx, who, morning), sofia)
  assert.equal(lines.length, agents + 3)
  assert.equal(Object.keys(lines.find(({ share }) => share === 80)!.skills).length, skillsEach)
  assert.deepEqual(await faultsOf('app', tx => roster(tx, sofia, morning), most), [])
  assert.deepEqual(await faultsOf('app', tx => unstaffed(tx, sofia, morning), most), [])
  assert.deepEqual(await faultsOf('engine', tx => staff(tx, desk.ours, morning), most), [])
  const one = { workspaceId: desk.ours, personId: lines[0]!.personId }
  assert.deepEqual(await faultsOf('engine', tx => seePeople(tx, [one], morning), 100), [])
  assert.deepEqual(await faultsOf('engine', tx => passPresence(tx, morning + 5000), 500), [])
})
