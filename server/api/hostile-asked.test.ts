import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { latestTime, newId, writeCursor } from '#lib'
import type { Incident, ManyDone } from '#protocol'
import { createWorld, type TestWorld } from '../../test/world.ts'

let world: TestWorld
before(async () => void (world = await createWorld()))
after(() => world[Symbol.asyncDispose]())

async function ask(method: string, path: string, body?: unknown): Promise<string> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const answer = await world.owner.fetch(`/api/v1${path}`, { method, ...content })
  const said = (await answer.json()) as { code?: string }
  return answer.ok ? 'taken' : `${answer.status} ${said.code}`
}

test('signs that nothing can hold are taken out of whatever is asked, wherever it stands', async () => {
  const odd = encodeURIComponent('a\0b')
  const asked = [
    await ask('GET', `/conversations?channel=${odd}`),
    await ask('GET', `/cases?q=${odd}`),
    await ask('GET', `/search?q=${odd}`),
    await ask('PATCH', '/me', { name: 'Ana\0 Ruiz \ud800' }),
    await ask('POST', '/keys', { name: 'a\0b', scopes: ['read'] }),
  ]
  assert.deepEqual(new Set(asked), new Set(['taken']))
  assert.equal(await ask('GET', `/search?q=%00`), '400 invalid', 'nothing is left of it')
  const me = await world.owner.get<{ person: { name: string } }>('/me')
  assert.equal(me.person.name, 'Ana Ruiz \ufffd')
})

test('a time that no calendar has is refused, wherever it is asked for', async () => {
  const incident = { id: newId(), name: 'Corte', since: -1e300 }
  const { id } = await world.owner.post<Incident>('/incidents', { ...incident, since: 0 })
  const beyond = [-1e300, -63e12 - 1e12, latestTime + 1, 8.64e15, 1e300]
  for (const at of beyond) {
    const asked = [
      await ask('POST', '/incidents', { ...incident, id: newId(), since: at }),
      await ask('PATCH', `/incidents/${id}`, { since: at }),
      await ask('POST', `/conversations/${newId()}/snooze`, { until: at }),
      await ask('POST', '/conversations/bulk', { ids: [newId()], deed: { kind: 'snooze', until: at } }),
      await ask('GET', `/customers/${newId()}/timeline?at=${at}`),
    ]
    assert.deepEqual(new Set(asked), new Set(['400 invalid']), String(at))
    for (const list of ['/incidents', '/gestures', '/notifications', '/search?q=x'])
      assert.equal(
        await ask('GET', `${list}${list.includes('?') ? '&' : '?'}after=${writeCursor([at, id])}`),
        '422 cursor.malformed',
        `${list} ${at}`,
      )
  }
})

test('an id in capitals is the same id', async () => {
  const { owner } = world
  const [first, title] = [newId(), 'Corte']
  await owner.post('/incidents', { id: first.toUpperCase(), name: title })
  const again = await owner.post<Incident>('/incidents', { id: first, name: title })
  assert.equal(again.id, first)
  const gone = newId()
  const done = await owner.post<ManyDone[]>('/conversations/bulk', {
    ids: [gone, gone.toUpperCase()],
    deed: { kind: 'read' },
  })
  assert.deepEqual(
    done.map(({ id }) => id),
    [gone],
  )
  const itself = { to: { kind: 'agent', id: owner.personId.toUpperCase() }, language: 'es' }
  await assert.rejects(owner.post('/hand-overs', itself), { code: 'hand-over.oneself' })
})
