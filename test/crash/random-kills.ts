/**
 * The long tier of the kills: so many messages under way, the server killed again and again at a random statement, the
 * n-th time that it comes by. Needs SOBREMESA_TEST_CLUSTER (see test/run.ts).
 */
import { randomFrom } from '../random.ts'
import { openStage, strikeAt } from './stage.ts'
import { judge, settled } from './verdict.ts'

export type KillFigures = { messages: number; kills: number; seed: number; lost: 0; doubled: 0; outOfOrder: 0 }

const statements = [
  'intake-store',
  'intake-read',
  'customers-find',
  'customers-add',
  'conversations-lock',
  'receive-drafts',
  'receive-known',
  'receive-open',
  'receive-update',
  'receive-messages',
  'receive-inbox',
  'log-append',
  'begin',
  'commit',
  'intake-watermarks',
  'desk-add',
  'log-save-cursor',
]

/** @throws AssertionError with what was lost, doubled or out of order, and where the last kill was */
export async function killAtRandom(messages: number, seed: number): Promise<KillFigures> {
  await using stage = await openStage()
  const { proxy, platform, database, start } = stage
  const random = randomFrom(seed)
  let victim = stage.first
  let kills = 0
  while (platform.written.length < messages) {
    platform.write(40, 3)
    const statement = statements[Math.floor(random() * statements.length)]!
    const when = statement === 'commit' && random() < 0.5 ? 'after' : 'before'
    const nth = 1 + Math.floor(random() * 8)
    const state = { isStruck: false }
    const struck = strikeAt(proxy, { when, statement }, victim, nth).then(() => (state.isStruck = true))
    while (platform.unanswered > 0 && !state.isStruck) await Promise.race([struck, platform.deliver(victim.address)])
    if (!state.isStruck) await Promise.race([struck, settled(database)])
    if (state.isStruck) {
      kills++
      proxy.disarm()
      victim = await start()
    } else proxy.disarm()
    while (platform.unanswered > 0) await platform.deliver(victim.address)
    await settled(database)
    await judge(database, platform.written, `${when} ${statement}, time ${nth}`)
  }
  return { messages: platform.written.length, kills, seed, lost: 0, doubled: 0, outOfOrder: 0 }
}
