import { type Call, callVendor, type Context, fieldsOf, jsonBody, numberOf, type Sent, textOf, unsent } from '#channel'
import type { TelegramSettings } from './settings.ts'

export type Ctx = Context<TelegramSettings>

export const baseOf = ({ address }: TelegramSettings): string =>
  (address || 'https://api.telegram.org').replace(/\/+$/, '')

/** Calls a method of the Bot API. The token stands in the address: nothing that holds it may leave this folder. */
export const callMethod = (ctx: Ctx, method: string, body: object = {}, maxBytes?: number): Promise<Call> =>
  callVendor(
    ctx,
    `${baseOf(ctx.settings)}/bot${ctx.settings.token}/${method}`,
    body instanceof FormData ? { method: 'POST', body } : jsonBody(body),
    maxBytes,
  )

/** Telegram's own words for what went wrong; empty when it gave none. */
export const descriptionIn = (call: Call): string =>
  call.kind === 'answer' ? (textOf(call.json.description) ?? '') : ''

/** Whether the method has done what it says; anything else that answers 200 is nobody's word. */
export const isDone = (call: Call): call is Extract<Call, { kind: 'answer' }> =>
  call.kind === 'answer' && call.ok && call.json.ok === true

const tokenMs = 60_000

/** What a method's refusal means for a message. */
export function refusedBy(call: Call, now: number): Exclude<Sent, { kind: 'sent' }> {
  if (call.kind !== 'answer') return unsent(call, now)
  // An answer that breaks off, or that is not Telegram's, says nothing of the message.
  if (call.ok) return { kind: 'unsure' }
  const { status, json } = call
  // Of a token that is none Telegram says "Not Found".
  if (status === 401 || status === 404) return { kind: 'retry', after: tokenMs, code: 'refused' }
  const seconds = numberOf(fieldsOf(json.parameters).retry_after)
  if (status === 429 && seconds !== undefined && seconds >= 0)
    return { kind: 'retry', after: Math.min(seconds, longestRest) * 1000, code: 'throttled' }
  const text = textOf(json.description)
  return unsent(call, now, () => ({ code: codeOf(text ?? '', status), ...(text === undefined ? {} : { text }) }))
}

const longestRest = 86_400

/** The group that took the place of the one that was asked for. */
export function movedTo(call: Call): string | undefined {
  if (call.kind !== 'answer' || call.ok) return undefined
  const id = numberOf(fieldsOf(call.json.parameters).migrate_to_chat_id)
  return id === undefined ? undefined : String(id)
}

/** Telegram has words and a status, no codes: the words that a person can do something about get one. */
function codeOf(description: string, status: number): string {
  const said = description.toLowerCase()
  return reasons.find(([words]) => said.includes(words))?.[1] ?? `http-${status}`
}

const reasons: readonly [string, string][] = [
  ['blocked by the user', 'blocked'],
  ['user is deactivated', 'deactivated'],
  ["can't initiate conversation", 'not-started'],
  ['bot was kicked', 'kicked'],
  ['not a member', 'kicked'],
  ['chat not found', 'chat-not-found'],
  ['peer_id_invalid', 'chat-not-found'],
  ['not enough rights', 'no-rights'],
  ['business_peer_usage_missing', 'business-window'],
  ['message to edit not found', 'gone'],
  ['message to delete not found', 'gone'],
  ["message can't be edited", 'too-late'],
  ["message can't be deleted", 'too-late'],
  ['reaction_invalid', 'no-such-reaction'],
  ['file is too big', 'too-large'],
  ['message is too long', 'too-long'],
]
