import { threadIdOf } from '#messages'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Visitor, Visitors } from '#channel'
import type { App, World } from '#api'
import { refOf } from '#customers'
import { Fault, isId } from '#lib'
import type { Connected, Profile } from '#profiles'
import type { Limits } from '../limits.ts'

export type Chat = { world: World; limits: Limits }
export type Method = (app: App, chat: Chat) => void

/** One chat: a profile on a channel whose visitors come with passes. */
export type Place = { workspaceId: string; connected: Connected; profile: Profile; visitors: Visitors<unknown> }

/** @throws Fault not-found (404) for what is no chat, or is put to rest */
export function placeOf({ directory }: World, profileId: string): Place {
  const found = isId(profileId) ? directory.profile(profileId) : undefined
  const visitors = found?.connected.channel.visitors
  if (!found || !visitors || found.profile.disabled || found.connected.disabled) throw new Fault('not-found', 404)
  return { workspaceId: found.profile.workspaceId, ...found, visitors }
}

/** Our own pages may always show a chat. @throws Fault chat.origin (403) when this page may not */
export function mustBeAllowed(
  { accounts }: World,
  { connected, visitors }: Place,
  { origin, host }: IncomingHttpHeaders,
): void {
  if (
    origin === undefined ||
    origin === new URL(accounts.publicAddress()).origin ||
    origin === `http://${host}` ||
    origin === `https://${host}`
  )
    return
  const allowed = visitors.origins(connected.settings)
  if (allowed.length > 0 && !allowed.includes(origin)) throw new Fault('chat.origin', 403, { origin })
}

/** Answers may be read by the pages that are allowed to show the chat. */
export function letIn(app: FastifyInstance, world: World): void {
  app.addHook('onRequest', async (request, reply) => {
    const { profile } = request.params as { profile?: string }
    const { origin } = request.headers
    mustBeAllowed(world, placeOf(world, profile ?? ''), request.headers)
    void reply.headers({ 'cross-origin-resource-policy': 'cross-origin', vary: 'Origin' })
    if (origin === undefined) return
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, x-name',
      'access-control-expose-headers': 'retry-after',
      'access-control-max-age': '7200',
    })
  })
  app.options('/chat/:profile/*', { schema: { hide: true } }, (_, reply) => reply.code(204).send())
  app.options('/chat/:profile', { schema: { hide: true } }, (_, reply) => reply.code(204).send())
}

/** Who holds the pass, and the threads that are theirs: that of today, and that from before they were identified. */
export type Guest = { place: Place; visitor: Visitor; threadIds: string[] }

/** @throws Fault chat.pass (401) when the pass is not of this chat, or is over */
export function guestOf(place: Place, pass: string | undefined, now: number): Guest {
  const visitor = pass === undefined ? undefined : place.visitors.read(pass, place.connected.settings)
  if (!visitor || visitor.profileKey !== place.profile.key || visitor.until <= now) throw new Fault('chat.pass', 401)
  const ids = [visitor.id, ...(visitor.earlierId ? [visitor.earlierId] : [])]
  return { place, visitor, threadIds: ids.map(id => threadOf(place, id)) }
}

/** As intake names it when the visitor writes. */
function threadOf({ connected, profile }: Place, visitorId: string): string {
  return threadIdOf(profile.id, visitorId, refOf(connected.channel.id, profile.id, visitorId))
}

export const passIn = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
