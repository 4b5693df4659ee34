/**
 * The contract between Sobremesa and the outside world (MIT).
 * A channel turns a vendor's payloads into `Inbound` values and our `Out` values into the vendor's calls, nothing else:
 * it keeps no state, reads no clock, knows no room of the server. All that it needs comes in as arguments or by `ctx`.
 */
export type {
  Inbound,
  InboundMessage,
  InboundKind,
  Author,
  Part,
  Visibility,
  MediaKind,
  MediaRef,
} from './contract-inbound.ts'
export type { Out, Deed, OutPart, Sent } from './contract-outbound.ts'
export type { Capabilities, TextLimit, MediaLimit } from './contract-capabilities.ts'
export {
  settings,
  faultsOf,
  type Settings,
  type SettingField,
  type SettingValues,
  type SettingFault,
} from './contract-settings.ts'
export type { Visitor, Visitors, Statement } from './contract-visitors.ts'
export { refusal, textLength } from './contract-limits.ts'
export { neverArrived, retryAfterMs, answerText } from './contract-answers.ts'
export { withoutSecrets } from './contract-secrets.ts'
import type { Capabilities } from './contract-capabilities.ts'
import type { Inbound, MediaRef } from './contract-inbound.ts'
import { refusal } from './contract-limits.ts'
import type { Out, Sent } from './contract-outbound.ts'
import { withoutSecrets } from './contract-secrets.ts'
import type { Settings } from './contract-settings.ts'
import type { Visitors } from './contract-visitors.ts'

/** A request as it reached us. Header names are in lower case; `body` is byte for byte what came. */
export type Raw = {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly query: string
}

/** What a handshake wants to hear back. */
export type Reply = { status: number; type: string; body: string }

export type Verdict = 'ok' | 'forged' | 'stale'

/** Whether the credentials are good now. `code` has words in the catalogue (`failure.<code>`). */
export type Health = { state: 'good' } | { state: 'failing'; code: string; text?: string }

/** What a channel may use while it talks to its vendor. */
export type Context<S> = {
  readonly settings: S
  /** Guarded: refuses private addresses unless the installation allows them; obeys `signal`. */
  readonly fetch: typeof fetch
  readonly now: () => number
  readonly signal: AbortSignal
  /** The bytes of one of our files, to be uploaded to the vendor. */
  readonly file: (id: string) => Promise<{ name: string; type: string; bytes: Uint8Array }>
  /** An address under which the vendor may fetch one of our files for a while. */
  readonly fileAddress: (id: string) => string
}

export type Channel<S = unknown> = {
  readonly id: string
  /** The brand's name of the place, the same in every language ("WhatsApp"). Where it needs translation, `channel.<id>.name` wins. */
  readonly name: string
  readonly can: Capabilities
  readonly settings: Settings<S>
  /** Names of the request headers that `parse` reads; only these are kept with the envelope. */
  readonly keepHeaders?: readonly string[]
  connect?(ctx: Context<S>): Promise<void>
  check(ctx: Context<S>): Promise<Health>
  /** Handshakes and answers in the body. Pure. */
  answer?(raw: Raw, settings: S): Reply | undefined
  /** Over raw bytes, pure, constant time in what is secret. */
  verify(raw: Raw, settings: S, at: { now: number }): Verdict
  /** Pure and total: unknown things become kind `unknown`, never a throw. */
  parse(raw: Raw, settings: S): Inbound[]
  send(out: Out, ctx: Context<S>): Promise<Sent>
  /** Asks the platform whether an unsure message arrived; undefined when it cannot tell. */
  find?(out: Out, ctx: Context<S>): Promise<Sent | undefined>
  media?(ref: MediaRef, ctx: Context<S>): Promise<Response>
  /** Places of our own (web chat, forms): who comes is known by a pass that we sign. */
  readonly visitors?: Visitors<S>
  /** Pull channels: resumable from the last value that was handled. */
  listen?(ctx: Context<S>, from: string | undefined, signal: AbortSignal): AsyncIterable<Raw & { cursor: string }>
}

/**
 * Keeps the type of the settings inside the channel and forgets it for the register. What the channel does not claim is
 * refused before it is asked to send, and no secret leaves with what it answers.
 */
export const channel = <S>(definition: Channel<S>): Channel => {
  const clean = <T extends { kind: string; text?: string } | { state: string; text?: string }>(
    said: T,
    settings: S,
  ): T =>
    said.text === undefined ? said : { ...said, text: withoutSecrets(said.text, definition.settings.fields, settings) }
  const guarded: Channel<S> = {
    ...definition,
    send: async (out, ctx) => refusal(out, definition.can) ?? clean(await definition.send(out, ctx), ctx.settings),
    check: async ctx => clean(await definition.check(ctx), ctx.settings),
  }
  return guarded as unknown as Channel
}
