/** How long the inbox's reads take with 100,000 conversations and 1,000,000 messages: `node bench/inbox.ts` prints JSON. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Who } from '#accounts'
import { conversation, inboxPage, messages, receive } from '#conversations'
import { refOf } from '#customers'
import { migrate, openDatabase, startEmbedded, type Tx } from '#db'
import { countsFor } from '#desk'
import { idOf, newId } from '#lib'
import type { View } from '#protocol'
import { crowdNow, crowdProfiles, fill } from '../test/crowd.ts'

const folder = mkdtempSync(join(tmpdir(), 'sobremesa-bench-'))
const embedded = await startEmbedded({ folder, settings: { fsync: 'off', shared_buffers: '512MB' } })
const database = openDatabase(embedded.connection)
await migrate(database)
const workspaceId = newId()
const people = Array.from({ length: 30 }, () => newId())
const who: Who = { kind: 'person', workspaceId, personId: people[0]!, name: 'ana', role: 'agent' }
await fill(database, { workspaceId, people, count: 100_000, messagesEach: 10, now: crowdNow, ...crowdProfiles })
const long = await longConversation()
await database.ownerPool.query('vacuum analyze')

async function longConversation(): Promise<string> {
  const ref = refOf('api', crowdProfiles.profileId, 'long')
  const common = {
    workspaceId,
    profileId: crowdProfiles.profileId,
    channel: 'api',
    lane: 'long',
    threadId: idOf('long'),
    kind: 'text',
    visibility: 'private',
    echo: false,
    historic: false,
  } as const
  const from = { workspaceId, ref, channel: 'api', externalId: 'long', name: 'Marta' }
  const arrivals = Array.from({ length: 500 }, (_, index) => ({
    ...common,
    parts: [],
    from,
    ref: newId(),
    externalId: `${index}`,
    text: `Message ${index}`,
    at: crowdNow + index,
    receivedAt: crowdNow + index,
  }))
  const received = await database.engine(tx => receive(tx, arrivals, crowdNow))
  return received[0]!.conversationId
}

async function measure(rounds: number, work: (tx: Tx) => Promise<unknown>) {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await database.app(workspaceId, work)
    times.push(performance.now() - begun)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 10) / 10
  return { p50: at(0.5), p99: at(0.99) }
}

const figures: Record<string, { p50: number; p99: number }> = {}
const views: View[] = ['mine', 'unassigned', 'open', 'waiting', 'snoozed', 'closed', 'all']
for (const view of views) {
  let after: string | undefined
  figures[view] = await measure(200, async tx => {
    const page = await inboxPage(tx, who, { view, limit: 50, after })
    after = page.next ?? undefined
  })
  figures[`${view}, a rare profile`] = await measure(100, tx =>
    inboxPage(tx, who, { view, limit: 50, profileId: crowdProfiles.rareProfileId }),
  )
  figures[`${view}, unread`] = await measure(100, tx => inboxPage(tx, who, { view, limit: 50, unread: true }))
}
figures['a conversation'] = await measure(200, tx => conversation(tx, who, long))
figures['its latest 50 messages'] = await measure(200, tx => messages(tx, who, long, { limit: 50 }))
figures['all its 500 messages'] = await measure(100, tx => messages(tx, who, long, { limit: 500 }))
figures.counts = await measure(200, tx => countsFor(tx, who))
console.log(
  JSON.stringify(figures, null, 1).replaceAll(/\{\n\s+("p50": [\d.]+),\n\s+("p99": [\d.]+)\n\s+\}/g, '{ $1, $2 }'),
)

await database.close()
await embedded.stop()
rmSync(folder, { recursive: true, force: true })
