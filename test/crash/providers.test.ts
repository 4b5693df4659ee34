import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '#db'
import type { ModelProvider, ProviderForm } from '#protocol'
import { openApiClient } from '../vendors/api-client.ts'
import { modelKey, modelName, openModel } from '../vendors/chat-completions.ts'
import { until } from '../waits.ts'
import type { Point } from './proxy.ts'
import { openStage, pointsOf, secret, strikeAt } from './stage.ts'

const named = 'Casa'
/** What of the way of a question to a model is its own: the rest of it is killed elsewhere. */
const ofTheWay = /provider|readings-(revise|correct|lock|save|write|add|anew)/i

/** Resolves when so many messages stand as the model reads them; how many do then. */
const readByModel = (database: Database, messages: number): Promise<number> =>
  until(
    async () => {
      const count = `select count(*)::int as count from readings where model = $1`
      const [row] = await database.owner(tx => tx.query<{ count: number }>(count, [`${named}:${modelName}`]))
      return row!.count
    },
    count => count >= messages,
  )

const textOf = (number: number): string => `La cafetera número ${number} me ha llegado rota y nadie me contesta`

test('killed between two statements on the way of a question to a model, each message is read once and asked of twice at most', async () => {
  await using model = await openModel()
  await using customers = await openApiClient({ secret })
  await using stage = await openStage({ modelHosts: [model.host] })
  const { proxy, database, start, first, owner, hook } = stage
  const form: ProviderForm = {
    ...{ name: named, endpoint: model.endpoint, model: modelName, key: modelKey, isOn: true },
    ...{ reads: ['urgency', 'kind'], timeoutMs: 5000, requestsADay: 1000, tokensADay: 1_000_000 },
  }
  await owner.post<ModelProvider>('/providers', form)
  const began = Date.now()
  let said = 0
  /** Whether it was taken: the server may be killed meanwhile. The same thing said twice is one message. */
  const say = async (address: string, number: number): Promise<boolean> => {
    const id = `said-${number}`
    const events = [{ type: 'message', id, thread: id, from: { id, name: 'Marta' }, text: textOf(number), at: began }]
    const answer = await fetch(address + hook, { method: 'POST', ...customers.write(events) }).catch(() => undefined)
    return answer?.status === 200
  }
  let victim = first
  proxy.seen()
  assert.ok(await say(victim.address, ++said))
  await readByModel(database, said)
  const statements = proxy.seen().filter(statement => ofTheWay.test(statement))
  assert.ok(statements.length >= 5, statements.join())
  const points: (Point | 'while the model hears it')[] = [
    // A commit says nothing of whose it is.
    ...pointsOf(statements).filter(({ when }) => when === 'before'),
    'while the model hears it',
  ]
  let kills = 0
  for (const point of points) {
    const before = model.texts.length
    const struck =
      point === 'while the model hears it'
        ? until(
            () => Promise.resolve(model.texts.length),
            count => count > before,
          ).then(() => victim.kill())
        : strikeAt(proxy, point, victim)
    if (point === 'while the model hears it') model.hold(struck.then(() => undefined))
    const isTaken = await say(victim.address, ++said)
    if (!isTaken) await struck
    const isStruck = await Promise.race([struck.then(() => true), readByModel(database, said).then(() => false)])
    proxy.disarm()
    if (isStruck) {
      kills++
      model.hold(undefined)
      victim = await start()
    }
    if (!isTaken) assert.ok(await say(victim.address, said))
    const at = point === 'while the model hears it' ? point : `${point.when} ${point.statement}`
    assert.equal(await readByModel(database, said), said, `killed ${at}`)
    const asked = model.texts.slice(before).filter(one => one === textOf(said)).length
    assert.ok(asked >= 1 && asked <= 2, `asked ${asked} times, killed ${at}`)
  }
  assert.ok(kills >= points.length / 2, `only ${kills} of ${points.length} points were reached`)
})
