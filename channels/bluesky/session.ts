import { createHash } from 'node:crypto'
import {
  type Call,
  callVendor,
  type Context,
  type Fields,
  fieldsOf,
  jsonBody,
  listOf,
  readJson,
  textOf,
} from '#channel'
import { addressOf, type BlueskySettings, handleOf } from './settings.ts'

export type Ctx = Context<BlueskySettings>

/** Who we are there and what lets us in. `server` is where the account lives. */
export type Session = { of: string; did: string; server: string; access: string; refresh: string }

/** What came of asking. `refused`: the credentials do not hold (any more); `never`: nothing was asked, signing in failed. */
export type Said = { call: Call; did: string } | { call: Call; refused: boolean; did?: undefined }

const name = 'session'

/**
 * Asks as the account, signed in: the session is kept between calls and renewed when it has run out. `init` is that of
 * fetch without credentials.
 */
export async function ask(ctx: Ctx, path: string, init: RequestInit = {}): Promise<Said> {
  const begun = await account(ctx)
  if ('call' in begun) return begun
  const first = await callAs(ctx, begun, path, init)
  if (!hasEnded(first)) return { call: first, did: begun.did }
  const renewed = await renew(ctx, begun)
  if ('call' in renewed) return renewed
  const second = await callAs(ctx, renewed, path, init)
  return hasEnded(second) ? { call: second, refused: true } : { call: second, did: renewed.did }
}

/** The session that is kept, else a new one; what the platform says when it does not let us in. */
export const account = async (ctx: Ctx): Promise<Session | Said> => (await readSession(ctx)) ?? signIn(ctx)

const callAs = (ctx: Ctx, { server, access }: Session, path: string, init: RequestInit): Promise<Call> =>
  callVendor(ctx, `${server}/xrpc/${path}`, {
    ...init,
    headers: { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${access}` },
  })

const ended = new Set(['ExpiredToken', 'InvalidToken', 'AuthMissing', 'AuthenticationRequired'])

/** The session is over, or never was one; what this password may not do is something else. */
function hasEnded(call: Call): boolean {
  if (call.kind !== 'answer' || (call.status !== 400 && call.status !== 401)) return false
  return !mayNot(call) && (call.status === 401 || ended.has(textOf(call.json.error) ?? ''))
}

/** An app password without the right to read direct messages. */
export const mayNot = (call: Call): boolean =>
  call.kind === 'answer' &&
  (call.status === 403 || call.status === 400) &&
  /bad token (method|scope)|insufficient access/i.test(textOf(call.json.message) ?? '')

async function readSession(ctx: Ctx): Promise<Session | undefined> {
  const kept = fieldsOf(readJson((await ctx.keep.read(name)) ?? ''))
  const { of, did, server, access, refresh } = kept as Partial<Record<keyof Session, unknown>>
  const all = [of, did, server, access, refresh].map(textOf)
  // Other credentials have been set since.
  if (all.includes(undefined) || of !== markOf(ctx)) return undefined
  return kept as Session
}

const markOf = ({ settings }: Ctx): string =>
  createHash('sha256')
    .update(JSON.stringify([addressOf(settings), handleOf(settings), settings.password]))
    .digest('base64url')

async function signIn(ctx: Ctx): Promise<Session | Said> {
  const { settings } = ctx
  const body = { identifier: handleOf(settings), password: settings.password }
  const call = await callVendor(ctx, `${addressOf(settings)}/xrpc/com.atproto.server.createSession`, jsonBody(body))
  return keepSession(ctx, call, addressOf(settings))
}

/** With the token for renewing; signs in anew when that has run out too. */
async function renew(ctx: Ctx, session: Session): Promise<Session | Said> {
  const call = await callVendor(ctx, `${session.server}/xrpc/com.atproto.server.refreshSession`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.refresh}` },
  })
  const isOver = call.kind === 'answer' && !call.ok && call.status < 500 && call.status !== 429
  if (!isOver) return keepSession(ctx, call, session.server)
  // Another process may have renewed it meanwhile.
  const now = await readSession(ctx)
  if (now && now.refresh !== session.refresh) return now
  return signIn(ctx)
}

async function keepSession(ctx: Ctx, call: Call, address: string): Promise<Session | Said> {
  if (call.kind !== 'answer' || !call.ok) {
    // Nothing was asked yet, so that nothing can have arrived.
    if (call.kind === 'lost') return { call: { kind: 'never' }, refused: false }
    return { call, refused: call.kind === 'answer' && call.status < 500 && call.status !== 429 }
  }
  const { did, accessJwt, refreshJwt, didDoc, active } = call.json
  const [who, access, refresh] = [did, accessJwt, refreshJwt].map(textOf)
  if (!who || !access || !refresh || active === false) return { call, refused: true }
  const session = { of: markOf(ctx), did: who, server: serverIn(didDoc) ?? address, access, refresh }
  await ctx.keep.write(name, JSON.stringify(session))
  return session
}

/** The account's own server, as its identity document names it. */
export function serverIn(document: unknown): string | undefined {
  const found = listOf(fieldsOf(document).service)
    .map(fieldsOf)
    .find(({ id, type }) => textOf(id)?.endsWith('#atproto_pds') || type === 'AtprotoPersonalDataServer')
  const address = textOf(found?.serviceEndpoint)
  return address && /^https?:\/\/[^\s]+$/.test(address) ? address.replace(/\/+$/, '') : undefined
}

/** A question with its parameters; a list becomes the same name several times. */
export function query(nsid: string, parameters: Record<string, string | readonly string[] | undefined> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) {
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) search.append(key, each)
  }
  const text = search.toString()
  return text === '' ? nsid : `${nsid}?${text}`
}

const chatHeader = { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' }

/** A question to the chat, which the account's server passes on. */
export const askChat = (ctx: Ctx, path: string): Promise<Said> => ask(ctx, path, { headers: chatHeader })

export const tell = (ctx: Ctx, nsid: string, body: object): Promise<Said> => ask(ctx, nsid, jsonBody(body))

export const tellChat = (ctx: Ctx, nsid: string, body: object): Promise<Said> =>
  ask(ctx, nsid, jsonBody(body, chatHeader))

/** The fields of a good answer; undefined for anything else. */
export const goodIn = ({ call }: Said): Fields | undefined =>
  call.kind === 'answer' && call.ok ? call.json : undefined
