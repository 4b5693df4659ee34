/**
 * The contract between Sobremesa and the outside world (MIT).
 * A channel turns a vendor's payloads into `Inbound` values and our `Out` values into the vendor's calls, nothing else:
 * it keeps no state, reads no clock, knows no room of the server. All that it needs comes in as arguments or by `ctx`.
 */
export type {
  Inbound,
  InboundMessage,
  InboundKind,
  MessageTokens,
  Author,
  Part,
  Price,
  Product,
  Visibility,
  MediaKind,
  MediaRef,
} from './contract-inbound.ts'
export { mediaKinds } from './contract-inbound.ts'
export type { Out, Deed, OutPart, Sent, Template, TemplateOut } from './contract-outbound.ts'
export {
  canOf,
  deedsOf,
  faceOf,
  type Capabilities,
  type Face,
  type MediaLimit,
  type ProfileKind,
} from './contract-capabilities.ts'
export { smsPieces, textLength, textOver, type TextLimit, type TextUnit } from './contract-length.ts'
export {
  settings,
  faultsOf,
  type Settings,
  type SettingField,
  type SettingValues,
  type SettingFault,
} from './contract-settings.ts'
export type { Visitor, Visitors, Statement } from './contract-visitors.ts'
export {
  isGranted,
  redeemCode,
  signInAddress,
  type SignIn,
  type SignInAsked,
  type SignInCode,
  type SignInPlace,
} from './contract-sign-in.ts'
export {
  type Hours,
  inOrder,
  type Language,
  type Level,
  lineOf,
  minutesIn,
  overlapping,
  type PublicCard,
  type Publishes,
  sameSpans,
  type Span,
  withLine,
} from './contract-card.ts'
export {
  nextHours,
  nextText,
  type NotPublished,
  type Publication,
  type Published,
  published,
  publishText,
  unpublished,
} from './contract-publish.ts'
export { isOfType, refusal } from './contract-limits.ts'
export { neverArrived, retryAfterMs, answerText } from './contract-answers.ts'
export { callVendor, illness, jsonBody, unsent, type Call } from './contract-calls.ts'
export { keepSent, sentAs, sentOf } from './contract-progress.ts'
export { patiently, restAfter, type PullFault } from './contract-pulls.ts'
export {
  fieldsOf,
  idOf,
  isFields,
  listOf,
  numberOf,
  present,
  readJson,
  textOf,
  timeOf,
  type Fields,
} from './contract-reading.ts'
export { hmac, isSecret } from './contract-secrecy.ts'
export { withoutSecrets } from './contract-secrets.ts'
import type { LookupFunction } from 'node:net'
import { canOf, type Capabilities, type ProfileKind } from './contract-capabilities.ts'
import type { Author, Inbound, MediaRef } from './contract-inbound.ts'
import { refusal } from './contract-limits.ts'
import type { Out, Sent, Template } from './contract-outbound.ts'
import type { Language } from './contract-card.ts'
import type { Publication, Published } from './contract-publish.ts'
import { withoutSecrets } from './contract-secrets.ts'
import type { Settings } from './contract-settings.ts'
import { cleanSignIn, type SignIn } from './contract-sign-in.ts'
import type { Visitors } from './contract-visitors.ts'

/**
 * A request as it reached us. Header names are in lower case; `body` is byte for byte what came. `address` is where the
 * vendor sent it, query included, as the brand's public address has it; it is there for `verify` and `answer` alone.
 */
export type Raw = {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly query: string
  readonly address?: string
}

/** What a pull brought. `cursor` is kept in the transaction that stores it: whoever goes on, goes on behind it. */
export type Pulled = Raw & { readonly cursor: string }

/** What a handshake wants to hear back. */
export type Reply = { status: number; type: string; body: string }

export type Verdict = 'ok' | 'forged' | 'stale'

/**
 * What a channel says to people, as JSON in its folder (words/<language>.json), without its id: `about` in one line,
 * `setting.<key>.label`, `.help` and `.option.<option>`, `health.<code>` for each code of its health, `failure.<code>` for
 * refusals of messages that deserve better words than the vendor's, `guide.<n>` step by step what to do at the vendor (`{hook}` is where it reaches us), `name` where it is not the same
 * everywhere, `also` what else people look for when they mean it, with commas between.
 */
export type Words = Readonly<Record<string, string>>

/**
 * Whether the credentials are good now. `code` has words (`health.<code>`). `until`: when they run out unless somebody
 * renews them (epoch milliseconds), where the platform tells. `ailing`: which of its accounts do not fare well all the
 * same; those that are not named do.
 */
export type Health =
  | { state: 'good'; until?: number; ailing?: { key: string; code: string }[] }
  | { state: 'failing'; code: string; text?: string }

/** Keys of the vendor to verify with, by their names, each as its text (JSON Web Keys as JSON). */
export type Keys = Readonly<Record<string, string>>

/** An account that the credentials reach: a page, a number, a mailbox. `key` is what payloads call it (`profileKey`). */
export type FoundProfile = { key: string; name: string; handle?: string; picture?: string }

/** What a channel may use while it talks to its vendor. */
export type Context<S> = {
  readonly settings: S
  /** Guarded: refuses private addresses unless the installation allows them; obeys `signal`. */
  readonly fetch: typeof fetch
  readonly now: () => number
  readonly signal: AbortSignal
  /** The bytes of one of our files, to be uploaded to the vendor. */
  readonly file: (id: string) => Promise<{ name: string; type: string; bytes: Uint8Array }>
  /** An address under which the vendor may fetch one of our files: for `lastsMs`, or for a day. */
  readonly fileAddress: (id: string, lastsMs?: number) => string
  /** Where the vendor reaches this connection. */
  readonly hook: string
  /** What the vendor lends and renews (access tokens, sessions): sealed, by name, the same for all of our processes. */
  readonly keep: {
    read(name: string): Promise<string | undefined>
    write(name: string, value: string | undefined): Promise<void>
  }
  /** Ends early when `signal` aborts; of a pull, also when a hook of the connection says that there is something. */
  readonly pause: (ms: number) => Promise<void>
  /** Finds addresses for sockets of the channel's own (mail), guarded as `fetch` is; for `net.connect`. */
  readonly lookup?: LookupFunction
}

export type Channel<S = unknown> = {
  readonly id: string
  /** The brand's name of the place ("WhatsApp"). Where it needs translation, `name` among the words wins. */
  readonly name: string
  readonly words: Record<Language, Words>
  readonly can: Capabilities
  /** Where its profiles are not all alike: those that `can` does not speak of. */
  readonly kinds?: readonly ProfileKind[]
  readonly settings: Settings<S>
  /** Absent: the credentials are made at the vendor and pasted. */
  readonly signIn?: SignIn<S>
  /** Names of the request headers that `parse` reads; only these are kept with the envelope. */
  readonly keepHeaders?: readonly string[]
  /** What comes for an account that was not chosen is the first profile's (other addresses of one mailbox). */
  readonly catchAll?: true
  /** The accounts that the credentials reach, to choose from; absent: there is one, and its key is `main`. */
  profiles?(ctx: Context<S>): Promise<FoundProfile[]>
  /** Tells the vendor to send us what concerns these profiles; done again, it changes nothing. */
  connect?(ctx: Context<S>, profileKeys: readonly string[]): Promise<Health>
  check(ctx: Context<S>): Promise<Health>
  /**
   * Puts hours, level and guide on the profile (`can.publishes` says where), or takes ours away. What the brand wrote there
   * itself stays as it is; done again, it changes nothing.
   */
  publish?(publication: Publication, ctx: Context<S>): Promise<Published>
  /** Handshakes and answers in the body. Pure. */
  answer?(raw: Raw, settings: S): Reply | undefined
  /** The vendor's public keys, where it has any; fetched again when a request does not hold with those we have. */
  keys?(ctx: Context<S>): Promise<Keys>
  /** Over raw bytes, pure, constant time in what is secret. */
  verify(raw: Raw, settings: S, at: { now: number; keys?: Keys }): Verdict
  /** Pure and total: unknown things become kind `unknown`, never a throw. */
  parse(raw: Raw, settings: S): Inbound[]
  send(out: Out, ctx: Context<S>): Promise<Sent>
  /** Asks the platform whether an unsure message arrived; undefined when it cannot tell. */
  find?(out: Out, ctx: Context<S>): Promise<Sent | undefined>
  media?(ref: MediaRef, ctx: Context<S>): Promise<Response>
  /** What the platform says of a person who wrote without a name; undefined when it says nothing. */
  person?(id: string, profileKey: string, ctx: Context<S>): Promise<Author | undefined>
  /**
   * Which of these public messages of customers (ids as `parse` gave them, at most 100) the platform no longer has, where
   * it tells nobody that one was deleted. Throws when the platform does not say.
   */
  gone?(ids: readonly string[], profileKey: string, ctx: Context<S>): Promise<string[]>
  templates?(profileKey: string, ctx: Context<S>): Promise<Template[]>
  /** Places of our own (web chat, forms): who comes is known by a pass that we sign. */
  readonly visitors?: Visitors<S>
  /**
   * Pull channels: what came after `from` (undefined: from now on), without end, until `ctx.signal` aborts; it waits by
   * `ctx.pause`. Throws when the vendor does not answer or refuses (an error whose `code` has words shows as the
   * profile's health); it is called again later, from the last cursor kept. An empty body moves the cursor alone.
   */
  listen?(ctx: Context<S>, from: string | undefined): AsyncIterable<Pulled>
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
    send: async (out, ctx) =>
      refusal(out, canOf(definition, out.profileKey)) ?? clean(await definition.send(out, ctx), ctx.settings),
    check: async ctx => clean(await definition.check(ctx), ctx.settings),
    ...(definition.signIn && { signIn: cleanSignIn(definition.signIn, clean) }),
    ...(definition.connect && {
      connect: async (ctx, keys) => clean(await definition.connect!(ctx, keys), ctx.settings),
    }),
    ...(definition.publish && {
      publish: async (publication, ctx) => clean(await definition.publish!(publication, ctx), ctx.settings),
    }),
  }
  return guarded as unknown as Channel
}
