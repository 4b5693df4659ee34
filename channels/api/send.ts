import {
  answerText,
  type Context,
  type Health,
  neverArrived,
  type Out,
  type OutPart,
  retryAfterMs,
  type Sent,
} from '#channel'
import type { ApiSettings } from './settings.ts'
import { sign } from './sign.ts'

type Ctx = Context<ApiSettings>

const throttledMs = 10_000
const failingMs = 5000
const refusedMs = 60_000
const longestText = 500

/** Posts the message to the target. The same id twice is one message there, so a lost answer may be followed by the same again. */
export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  if (!ctx.settings.target) return { kind: 'rejected', code: 'no-target', text: '' }
  try {
    const response = await post(bodyOf(out, ctx), ctx, { 'idempotency-key': out.id })
    return await outcome(response, out, ctx.now())
  } catch (error) {
    return neverArrived(error) ? { kind: 'retry', after: failingMs, code: 'unreachable' } : { kind: 'unsure' }
  }
}

/** Asks the target for the message by our id, where it says that it can tell. */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const { target, lookup, secret } = ctx.settings
  if (!target || lookup !== 'yes') return undefined
  const address = new URL(target)
  address.searchParams.set('id', out.id)
  const headers = { 'x-sobremesa-signature': sign(address.search.slice(1), secret, ctx.now()) }
  try {
    const response = await ctx.fetch(address, { headers, redirect: 'manual', signal: ctx.signal })
    const answer = await answerText(response)
    if (answer === undefined) return undefined
    if (response.status === 404) return { kind: 'retry', after: 0, code: 'not-arrived' }
    return response.status === 200 ? { kind: 'sent', externalId: idIn(answer) ?? out.id } : undefined
  } catch {
    return undefined
  }
}

/** Posts a ping, which changes nothing over there. */
export async function check(ctx: Ctx): Promise<Health> {
  if (!ctx.settings.target) return { state: 'failing', code: 'no-target' }
  try {
    const response = await post({ type: 'ping', at: ctx.now() }, ctx)
    const said = ((await answerText(response)) ?? '').slice(0, longestText)
    if (response.ok) return { state: 'good' }
    const code = [401, 403].includes(response.status) ? 'refused' : 'bad-answer'
    return { state: 'failing', code, text: `${response.status} ${said}`.trim() }
  } catch {
    return { state: 'failing', code: 'unreachable' }
  }
}

/** The answer's body is still to be read or cancelled. */
function post(body: object, ctx: Ctx, headers: Record<string, string> = {}): Promise<Response> {
  const text = JSON.stringify(body)
  return ctx.fetch(ctx.settings.target, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-sobremesa-signature': sign(text, ctx.settings.secret, ctx.now()),
      ...headers,
    },
    body: text,
    redirect: 'manual',
    signal: ctx.signal,
  })
}

function bodyOf(out: Out, ctx: Ctx) {
  return {
    type: out.deed,
    id: out.id,
    profile: out.profileKey,
    to: { id: out.to.id, thread: out.to.lane },
    at: out.at,
    visibility: out.visibility,
    text: out.text,
    parts: out.parts?.map(part => partOf(part, ctx)),
    target: out.targetId,
    emoji: out.emoji,
    agent: out.agent,
  }
}

function partOf(part: OutPart, ctx: Ctx) {
  if (part.kind === 'product') return { ...part, image: part.image?.url }
  if (!('file' in part)) return part
  const { file, ...rest } = part
  return { ...rest, url: ctx.fileAddress(file) }
}

async function outcome(response: Response, out: Out, now: number): Promise<Sent> {
  const { status, headers } = response
  const answer = await answerText(response)
  if (answer === undefined && (response.ok || status === 409)) return { kind: 'unsure' }
  if (response.ok) return { kind: 'sent', externalId: idIn(answer) ?? out.id }
  const known = status === 409 ? idIn(answer) : undefined
  if (known) return { kind: 'sent', externalId: known }
  if (status === 429) return { kind: 'retry', after: retryAfterMs(headers, now) ?? throttledMs, code: 'throttled' }
  // It is our signature that is refused, not the message: that is put right by people, and then it goes.
  if (status === 401) return { kind: 'retry', after: refusedMs, code: 'refused' }
  if (status >= 500 || status === 408 || status === 425) {
    return { kind: 'retry', after: retryAfterMs(headers, now) ?? failingMs, code: 'failing' }
  }
  return { kind: 'rejected', ...reasonIn(answer, status) }
}

function idIn(answer: string | undefined): string | undefined {
  const { id } = objectIn(answer)
  return typeof id === 'string' && id !== '' && id.length <= longestText ? id : undefined
}

/** `{ code, message }` in the target's own words, else the status and the start of the answer. */
function reasonIn(answer: string | undefined, status: number): { code: string; text: string } {
  const { code, message } = objectIn(answer)
  return {
    code: typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : `http-${status}`,
    text: (typeof message === 'string' ? message : (answer ?? '')).slice(0, longestText),
  }
}

function objectIn(answer: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
