import assert from 'node:assert/strict'
import type { Channel, Pulled } from '#channel'
import type { ChannelCase } from './case.ts'
import { settingsOf } from './fixtures.ts'
import { stage } from './sending.ts'

/** Only channels that pull are asked; a stand-in of such a one can make events. */
async function pullStage(subject: ChannelCase) {
  const { channel } = subject
  if (!channel.listen) return undefined
  const scene = await stage(subject)
  assert.ok(scene.vendor.comes, 'the channel pulls, but its stand-in makes no events')
  const listen = (from?: string) => channel.listen!(scene.ctx, from)
  return { ...scene, comes: scene.vendor.comes.bind(scene.vendor), listen }
}

const keysIn = (channel: Channel, settings: unknown, pulled: readonly Pulled[]) =>
  pulled.flatMap(raw => channel.parse(raw, settings)).map(event => event.key)

const most = 200

/** What comes until all of these keys have come, or much more than could be. */
async function pullUntil(
  subject: ChannelCase,
  values: Record<string, string>,
  source: AsyncIterable<Pulled>,
  wanted: readonly string[],
): Promise<{ cursor: string; keys: string[] }> {
  const pulled: Pulled[] = []
  const settings = settingsOf(subject.channel, values)
  for await (const raw of source) {
    pulled.push(raw)
    const keys = keysIn(subject.channel, settings, pulled)
    if (wanted.every(key => keys.includes(key))) return { cursor: raw.cursor, keys }
    assert.ok(
      pulled.length < most,
      `after ${most} pulls there are still missing: ${wanted.filter(key => !keys.includes(key)).join()}`,
    )
  }
  return assert.fail(`the pull ended by itself, and ${wanted.length} events had not all come`)
}

/** From the beginning, then killed, then from the last cursor: everything comes, and nothing that was kept comes again. */
export async function listenResumes(subject: ChannelCase): Promise<void> {
  const scene = await pullStage(subject)
  if (!scene) return
  await using _ = scene
  const { values } = scene.vendor
  const begun = scene.listen()[Symbol.asyncIterator]()
  const before = begun.next()
  const first = await scene.comes(3)
  const early = await before
  assert.ok(!early.done, 'the pull ended by itself')
  await begun.return?.()
  const seen = keysIn(subject.channel, settingsOf(subject.channel, values), [early.value])
  const rest = first.filter(key => !seen.includes(key))
  const middle =
    rest.length === 0
      ? early.value.cursor
      : (await pullUntil(subject, values, scene.listen(early.value.cursor), rest)).cursor
  const away = await scene.comes(4)
  const { keys } = await pullUntil(subject, values, scene.listen(middle), away)
  assert.deepEqual(
    keys.filter(key => first.includes(key)),
    [],
    'what had been kept already came again',
  )
  assert.equal(new Set(keys).size, keys.length, 'something came twice')
}

export async function listenEnds(subject: ChannelCase): Promise<void> {
  const scene = await pullStage(subject)
  if (!scene) return
  await using _ = scene
  const waiting = scene.listen()[Symbol.asyncIterator]().next()
  scene.stop.abort()
  const ending = waiting.then(
    ({ done }) => done === true,
    (error: unknown) => error instanceof Error,
  )
  assert.ok(await Promise.race([ending, soon(false)]), 'it was told to end, and went on')
}

const patienceMs = 2000
const soon = <T>(value: T): Promise<T> => new Promise(resolve => void setTimeout(resolve, patienceMs, value))

export async function listenFails(subject: ChannelCase): Promise<void> {
  const scene = await pullStage(subject)
  if (!scene) return
  await using _ = scene
  scene.vendor.next('distrusts')
  const pull = scene.listen()[Symbol.asyncIterator]()
  const said = await Promise.race([
    pull.next().then(
      () => 'nothing',
      () => 'so',
    ),
    soon('nothing'),
  ])
  assert.equal(said, 'so', 'it was refused, and says nothing')
}
