import type { Channel } from '#channel'
import type { Tx } from '#db'
import { Fault } from '#lib'
import type { ConnectionHealth, ProfileCard } from '#protocol'
import { hookOf } from './contexts.ts'
import * as store from './store.ts'
import { lookOf } from './tables.ts'

/** What of a connection waits in the rooms below: items that could not be taken, messages late in going out. */
export type Waiting = { parked: number; late: number }

type Means = {
  channels: ReadonlyMap<string, Channel>
  publicAddress: string
  waiting?: ReadonlyMap<string, Waiting>
}

/** The workspace's profiles, the oldest first, with how their connections fare. */
export async function profileCards(tx: Tx, means: Means): Promise<ProfileCard[]> {
  return (await store.cardRows(tx, null)).map(row => cardOf(row, means))
}

/** @throws Fault not-found (404) */
export async function profileCard(tx: Tx, id: string, means: Means): Promise<ProfileCard> {
  const [row] = await store.cardRows(tx, id)
  if (!row) throw new Fault('not-found', 404)
  return cardOf(row, means)
}

function cardOf(row: store.CardRow, { channels, publicAddress, waiting }: Means): ProfileCard {
  const { id, connectionId, channel, key, name, language } = row
  const isOnWeb = channels.get(channel)?.can.place === 'web'
  return {
    ...{ id, connectionId, channel, key, name, language },
    function: row.function,
    look: lookOf(row),
    disabled: row.disabledAt !== null,
    health: healthOf(row, waiting?.get(connectionId) ?? { parked: 0, late: 0 }),
    hookAddress: hookOf(publicAddress, connectionId),
    snippet: isOnWeb ? `<script src="${publicAddress}/chat.js" data-profile="${id}" async></script>` : null,
    settings: JSON.parse(row.settings) as Record<string, string>,
  }
}

function healthOf(
  { receivedAt, sentAt, rejected, rejectedAt, failingSince, failure }: store.CardRow,
  waiting: Waiting,
): ConnectionHealth {
  const isQuiet = receivedAt === null && sentAt === null
  const state = failingSince !== null ? 'failing' : isQuiet ? 'quiet' : 'good'
  return { state, receivedAt, sentAt, rejected: rejected ?? 0, rejectedAt, failingSince, failure, ...waiting }
}
