import type { Channel } from '#channel'
import type { Tx } from '#db'
import { day, Fault } from '#lib'
import type { ConnectionHealth, ProfileCard } from '#protocol'
import { hookOf } from './contexts.ts'
import * as store from './store.ts'
import { lookOf } from './tables.ts'
import { isWaiting } from './waiting.ts'

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
  const { id, connectionId, channel: code, key, name, language } = row
  const channel = channels.get(code)
  const isChat = channel?.visitors !== undefined
  return {
    ...{ id, connectionId, channel: code, key, name, language },
    function: row.function,
    look: lookOf(row),
    disabled: row.disabledAt !== null,
    isWaiting: isWaiting(key),
    kind: channel?.kinds?.find(kind => kind.isOf(key))?.id ?? null,
    health: healthOf(row, channel, waiting?.get(connectionId) ?? { parked: 0, late: 0 }),
    ailment: row.ailment === null ? null : { code: row.ailment, since: row.ailingSince! },
    hookAddress: hookOf(publicAddress, connectionId),
    snippet: isChat ? `<script src="${publicAddress}/chat.js" data-profile="${id}" async></script>` : null,
    settings: JSON.parse(row.settings) as Record<string, string>,
  }
}

function healthOf(row: store.CardRow, channel: Channel | undefined, waiting: Waiting): ConnectionHealth {
  const { receivedAt, sentAt, rejected, rejectedAt, failingSince, failure, longestSilenceMs, validUntil } = row
  const isQuiet = receivedAt === null && sentAt === null
  const state = failingSince !== null ? 'failing' : isQuiet ? 'quiet' : 'good'
  const silentFrom = receivedAt === null || !hearsByHook(channel) ? null : receivedAt + newsAfter(longestSilenceMs ?? 0)
  const said = { receivedAt, sentAt, rejected: rejected ?? 0, rejectedAt, failingSince, failure }
  return { state, ...said, silentFrom, validUntil, ...waiting }
}

/** Where we ask ourselves a silence is none of the line's; visitors come when they come. */
const hearsByHook = (channel: Channel | undefined): boolean =>
  channel !== undefined && channel.listen === undefined && channel.visitors === undefined

const shortestNewsMs = 2 * day

const newsAfter = (longestSilenceMs: number): number => Math.max(shortestNewsMs, 2 * Math.round(longestSilenceMs))
