import { z } from 'zod'
import type { Visitor } from '#channel'
import { day, Fault, newId } from '#lib'
import type { VisitorToken } from '#protocol'
import { networkOf } from '../limits.ts'
import { type Method, type Place, placeOf } from './enter.ts'

/** How long a pass holds; and one who was somewhere else for long is still the same afterwards. */
const holdsMs = 30 * day
const renewableMs = 400 * day
/** An identity is stated anew by the brand's page with each visit. */
const identifiedMs = day

/** `VisitorAsk` */
const body = z.object({
  token: z.string().max(8000).optional(),
  identity: z.string().max(8000).optional(),
  language: z.string().max(20).optional(),
})

const perAddress = { perMinute: 120 }

/** POST /chat/:profile/visitor: a first pass, or one in the place of an earlier one. */
export const visitor: Method = (app, { world, limits }) => {
  app.post('/chat/:profile/visitor', { schema: { hide: true, body } }, async (request): Promise<VisitorToken> => {
    limits.spend(`visitor ${networkOf(request.ip)}`, perAddress)
    const place = placeOf(world, (request.params as { profile: string }).profile)
    const next = nextVisitor(place, request.body, world.now())
    return { token: place.visitors.sign(next, place.connected.settings), visitor: next.id }
  })
}

/**
 * Who comes, from what they bring. Identified by the brand they are the same on every device, and whoever they were in
 * this browser until now goes with them; without the brand's word an identified pass is worth nothing.
 * @throws Fault chat.identity (422) when the brand's statement does not hold
 */
export function nextVisitor(
  { visitors, connected, profile }: Place,
  { token, identity, language }: z.output<typeof body>,
  now: number,
): Visitor {
  const { settings } = connected
  const given = token === undefined ? undefined : visitors.read(token, settings)
  const before = given && given.profileKey === profile.key && given.until + renewableMs > now ? given : undefined
  const common = { profileKey: profile.key, ...(language ? { language } : {}) }
  if (identity === undefined) {
    const isSame = before && !before.known
    return { ...(isSame ? before : { id: newId(now) }), ...common, until: now + holdsMs }
  }
  const statement = visitors.identify(identity, settings, now)
  if (!statement) throw new Fault('chat.identity', 422)
  const { id: brandsId, ...facts } = statement
  const id = visitors.digest(settings, 'visitor', profile.key, brandsId)
  const earlierId = before?.known ? (before.id === id ? before.earlierId : undefined) : before?.id
  return { id, ...facts, ...common, ...(earlierId ? { earlierId } : {}), until: now + identifiedMs }
}
