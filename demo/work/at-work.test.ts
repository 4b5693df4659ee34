import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { seesAll } from '#accounts'
import { myOffers } from '#routing'
import { setPresence } from '#workforce'
import { until } from '../../test/waits.ts'
import { openDemoScene } from '../../test/demo-scene.ts'
import { demoBrands } from '../world/brands.ts'
import { furnitureOf } from '../world/furniture.ts'
import { planOf } from './plans.ts'

const urraca = `== whatsapp · Rachid Benali · 3d 10:00 · Marc
> Hola, el pedido 48377 lleva dos días sin moverse. ¿Es normal?
< Hola, Rachid. Normal no es. Te digo algo esta misma tarde.
p answer 4h: Decirle qué pasa con el 48377
~ 3h
k Sale mañana
= order

== whatsapp · Tere Galindo · 2d 09:00 · Lucía
> ¿Me podéis mandar el número de seguimiento?
< Esta tarde lo tienes, Tere.
p send 6h: Mandarle el seguimiento

== whatsapp · Laia Comas · 2h · Lucía
> ¿Cuándo recogéis la pieza que no es mía?
< Mañana por la mañana, Laia.
p deliver 26h: Recoger la pieza

${[
  'Amaya Ochoa',
  'Nieves Rubio',
  'Luis Peral',
  'Saúl Quintero',
  'Ruth Izquierdo',
  'Eloy Mena',
  'Toni Bosch',
  'Sara Tomé',
  'Abel Castro',
  'Hugo Marín',
]
  .map((name, at) => `== whatsapp · ${name} · ${90 - 5 * at}m · Lucía\n> ¿Cuánto tarda en llegar un pedido a Teruel?\n`)
  .join('\n')}`
const farola = '== whatsapp · Daniela Conde · 75m · Núria\n> ¿Ha llegado ya mi encargo a la librería?\n'

const scene = await openDemoScene({ stories: { urraca, farola }, looksMs: 0 })
const { database } = scene
after(() => scene[Symbol.asyncDispose]())
await scene.open()

const rows = <T extends object>(sql: string) => database.owner(tx => tx.query<T>(sql))
const brandOf = (name: string) => `(select id from workspaces where name = '${name}')`

test('whoever is in a plan works there, and its queues and skills are those that were laid out', () => {
  for (const { id, team } of demoBrands) {
    const { people, queues, skills } = planOf[id]!
    assert.deepEqual(Object.keys(people).toSorted(), team.map(each => each.id).toSorted())
    assert.deepEqual(Object.keys(queues).toSorted(), Object.keys(furnitureOf[id]!.teams).toSorted())
    const named = [
      ...Object.values(queues).map(({ needs = {} }) => needs),
      ...Object.values(people).map(each => each.skills ?? {}),
    ]
    for (const levels of named) for (const name of Object.keys(levels)) assert.ok(name in skills, name)
  }
})

test('one brand offers its work to whoever fits, and the other leaves it until somebody takes it', async () => {
  const modes = (name: string) =>
    rows<{ mode: string }>(`select mode from routing_queues where workspace_id = ${brandOf(name)}`)
  const [pushed, pulled] = [await modes('Urraca'), await modes('Librería Farola')]
  assert.deepEqual([pushed.length, pulled.length], [4, 2])
  assert.ok(pushed.every(({ mode }) => mode === 'push'))
  assert.ok(pulled.every(({ mode }) => mode === 'pull'))
  for (const table of ['agent_skills', 'agent_languages', 'calendars', 'targets'])
    assert.ok((await rows(`select 1 from ${table}`)).length > 1, `${table} is empty`)
})

test('colleagues are there and take what fits until their table is full; the rest waits, and why is on record', async () => {
  const held = () =>
    rows<{ name: string; units: number }>(
      `select m.name, count(*)::int * 25 as units from routing_tasks t join memberships m on m.workspace_id = t.workspace_id
         and m.person_id = t.agent_id where m.name in ('Inés Valverde', 'Marc Soler') group by 1 order by 1`,
    )
  const full = [
    { name: 'Inés Valverde', units: 100 },
    { name: 'Marc Soler', units: 75 },
  ]
  await until(held, all => JSON.stringify(all) === JSON.stringify(full))
  const [waiting] = await rows<{ n: number }>(`select count(*)::int as n from routing_tasks where phase = 'waiting'`)
  assert.ok(waiting!.n >= 3)
  const kinds = (await rows<{ kind: string }>('select distinct kind from routing_decisions')).map(({ kind }) => kind)
  for (const kind of ['offered', 'returned', 'assigned']) assert.ok(kinds.includes(kind), kind)
})

test('whoever sits down beside them is offered what waits', async () => {
  const { world } = scene.demo.sobremesa
  const [lucia] = await rows<{ workspaceId: string; personId: string }>(
    `select workspace_id as "workspaceId", person_id as "personId" from memberships where name = 'Lucía Prado'`,
  )
  const who = { kind: 'person', ...lucia!, name: 'Lucía Prado', role: 'agent', ...seesAll } as const
  await database.app(who.workspaceId, tx => setPresence(tx, who, { state: 'available', now: world.now() }))
  const [offer] = await until(
    () => database.app(who.workspaceId, tx => myOffers(tx, who)),
    all => all.length > 0,
  )
  assert.match(offer!.tasks[0]!.lastText, /Teruel/)
  await database.app(who.workspaceId, tx => setPresence(tx, who, { state: 'offline', now: world.now() }))
})

test('of what was promised some is kept, some is broken and some is due', async () => {
  const states = await rows<{ state: string }>('select state from promises order by made_at')
  assert.deepEqual(
    states.map(({ state }) => state),
    ['kept', 'broken', 'made'],
  )
})

test('started again, the same is set, and the same people are there', async () => {
  const before = await rows('select * from routing_queues order by workspace_id, team_id')
  await scene.open()
  assert.deepEqual(await rows('select * from routing_queues order by workspace_id, team_id'), before)
  await until(
    () => rows<{ state: string }>(`select state from presences where state = 'available'`),
    all => all.length === 2,
  )
})
