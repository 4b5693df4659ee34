import type { Raw } from '#channel'
import { Fault } from '#lib'
import type { Connected } from '#profiles'
import type { Envelope } from './envelopes.ts'
import { translate } from './translate.ts'
import type { Stored } from './write.ts'

/** One event of an envelope: to be stored, or the reason why it cannot be. */
export type TakenPiece = { item: number; lane: string; piece: { stored: Stored } | { error: unknown } }

/** How many events of kinds that we have no use for have come, by channel. */
export const unknownEvents = new Map<string, number>()

export const rawOf = (envelope: Envelope): Raw => ({
  body: envelope.body,
  headers: envelope.meta?.headers ?? {},
  query: envelope.meta?.query ?? '',
})

/** Parses an envelope; total: what is wrong becomes a piece that says so, and spoils nothing beside it. */
export function takeApart(connected: Connected | undefined, envelope: Envelope): TakenPiece[] {
  if (!connected) return [whole(new Fault('connection.unknown', 404))]
  try {
    const inbound = connected.channel.parse(rawOf(envelope), connected.settings)
    return inbound.flatMap((event, item): TakenPiece[] => {
      try {
        const piece = translate(event, connected, envelope)
        if (piece.kind === 'unknown') {
          unknownEvents.set(connected.channel.id, (unknownEvents.get(connected.channel.id) ?? 0) + 1)
          return []
        }
        return [{ item, lane: `${event.profileKey}/${event.lane}`, piece: { stored: piece } }]
      } catch (error) {
        return [{ item, lane: '', piece: { error } }]
      }
    })
  } catch (error) {
    return [whole(error)]
  }
}

const whole = (error: unknown): TakenPiece => ({ item: -1, lane: '', piece: { error } })
