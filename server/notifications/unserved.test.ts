import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour } from '#lib'
import { append } from '#log'
import { addSkill } from '#workforce'
import { openDesk } from '../../test/desk.ts'
import { openRoutingDesk } from '../../test/routing-desk.ts'
import { until } from '../../test/waits.ts'
import { notifications, onTold } from './index.ts'

test('what nobody could ever take is told to whoever supervises', async () => {
  await using desk = await openDesk()
  const { conversationId } = await desk.says('Hola', { by: 'nuria' })
  const { sofia } = desk.people
  await desk.database.engine(tx =>
    append(tx, [{ workspaceId: desk.ours, kind: 'routing.unserved', conversationId, detail: { people: [sofia] } }]),
  )
  await desk.hear(onTold)
  const kinds = async (name: 'ana' | 'sofia') =>
    (await desk.as((tx, who) => notifications(tx, who), desk.who[name])).rows.map(({ kind }) => kind)
  assert.deepEqual([await kinds('sofia'), await kinds('ana')], [['unserved'], []])
})

test('what nobody can do is told to whoever supervises by its name', async () => {
  await using floor = await openRoutingDesk()
  const { desk } = floor
  const skill = await desk.as(
    (tx, who) => addSkill(tx, who, { name: { es: 'Seguros', en: 'Insurance' }, isHard: true, now: floor.clock.at }),
    desk.who.sofia,
  )
  await floor.rule({ needs: { [skill.id]: 3 } })
  await floor.start()
  await desk.says('¿Cubre el agua?', { at: floor.clock.at })
  await until(
    () => desk.events('routing.unserved'),
    all => all.length > 0,
  )
  await desk.hear(onTold)
  const told = async (name: 'ana' | 'sofia') =>
    (await desk.as((tx, who) => notifications(tx, who), desk.who[name])).rows.map(({ kind, asks }) => [kind, asks])
  const asks = [{ skill: skill.id, name: { es: 'Seguros', en: 'Insurance' } }]
  assert.deepEqual(await told('sofia'), [['unserved', asks]])
  assert.deepEqual(await told('ana'), [])
  // Whoever knows what is missing is not rung for each of two hundred more; each still says what it asks for.
  const many = Array.from(
    { length: 200 },
    (_, at) => ['¿Y a mí?', { by: `customer ${at}`, at: floor.clock.at }] as const,
  )
  await desk.sayAll(many)
  await until(
    () => desk.database.owner(tx => tx.query(`select 1 from routing_decisions where kind = 'unserved'`)),
    all => all.length === 201,
  )
  assert.equal((await desk.events('routing.unserved')).length, 10)
  await floor.passes(hour)
  await desk.says('¿Sigue igual?', { by: 'nerea', at: floor.clock.at })
  await until(
    () => desk.events('routing.unserved'),
    all => all.length === 11,
  )
})
