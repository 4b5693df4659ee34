import { type Capabilities, type Face, faceOf, textLength, textOver } from '#channel'
import { Fault } from '#lib'
import type { ActRules, MessageState } from '#protocol'
import type { Place } from '#replies'
import type { ActDeed } from './store.ts'

/** What of a message decides whether something can be done to it. */
export type ActedOn = {
  direction: 'in' | 'out' | 'note' | 'system'
  visibility: 'public' | 'private' | 'team'
  state: MessageState
  at: number
  externalId: string | null
  deletedAt: number | null
}

const shown = ['react', 'edit', 'unsend', 'hide', 'like'] as const

/** What people may be offered for the messages of a place, by who can see them. Pure. */
export function actRules(place: Place): ActRules[] {
  if (!place || place.disabled) return []
  const { can } = place
  return can.visibility.map(visibility => {
    const { deeds, quotes } = faceOf(can, visibility)
    return {
      visibility,
      deeds: shown.filter(deed => deeds.includes(deed)),
      withinMs: can.editWithinMs ?? null,
      quotes: quotes === true,
    }
  })
}

const arrived: readonly MessageState[] = ['sent', 'delivered', 'read', 'received']

/**
 * Whether the platform will take it, as far as can be known before it is asked. Pure.
 * @throws Fault `reply.profile-gone`, `reply.profile-disabled` (409), `act.not-here` (422), `act.not-there`,
 * `message.not-ours`, `act.too-late` (409), `reply.empty`, `reply.too-long` (422)
 */
export function mustBePossible(place: Place, message: ActedOn, given: ActDeed, now: number): void {
  if (!place) throw new Fault('reply.profile-gone', 409)
  if (place.disabled) throw new Fault('reply.profile-disabled', 409)
  const { can } = place
  if (!faceAround(can, message).deeds.includes(given.deed)) throw new Fault('act.not-here', 422)
  const isThere = message.externalId !== null && message.deletedAt === null && arrived.includes(message.state)
  if (!isThere || message.visibility === 'team') throw new Fault('act.not-there', 409)
  if (given.deed === 'edit' || given.deed === 'unsend') mustBeOurs(can, message, now)
  else if (given.deed === 'hide' && message.direction !== 'in') throw new Fault('act.not-here', 422)
  if (given.deed === 'edit') mustFit(can, message, given.text)
}

function mustBeOurs({ editWithinMs }: Capabilities, { direction, at }: ActedOn, now: number): void {
  if (direction !== 'out') throw new Fault('message.not-ours', 409)
  if (editWithinMs !== undefined && now - at > editWithinMs) throw new Fault('act.too-late', 409)
}

const faceAround = (can: Capabilities, { visibility }: ActedOn): Face =>
  faceOf(can, visibility === 'public' ? 'public' : 'private')

function mustFit(can: Capabilities, message: ActedOn, text: string): void {
  if (text.trim() === '') throw new Fault('reply.empty', 422)
  const limit = faceAround(can, message).text
  if (textOver(text, limit) > 0)
    throw new Fault('reply.too-long', 422, { count: textLength(text, limit), max: limit.max, unit: limit.unit })
}
