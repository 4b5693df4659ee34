import type { Counter, Seen } from '../../test/vendors/vendor-server.ts'
import type { Bubble, Deed, Person, Place } from './shown.ts'

export * from './shown.ts'

/** One platform of one brand. */
export type Seat = { id: string; brand: string; app: PhoneApp }

/** What a platform posts to the brand's hook: the bytes as they are, and their headers. */
export type Post = { body: string | Uint8Array; headers: Record<string, string>; query?: string }

/** What came of a deed: what stands there now, and what the platform tells the brand of it. */
export type Done = { bubble?: Bubble; change?: { id: string } & Partial<Bubble>; posts?: Post[] }

/** What stands there by the brand's hand: its bubbles, and what it did to those of others. */
export type Standing = { bubbles: Bubble[]; changes?: ({ id: string } & Partial<Bubble>)[] }

/** What a single request of the brand's says in passing. */
export type Hint =
  | { kind: 'read'; id: string }
  /** All that the person has written there. */
  | { kind: 'read-all'; place: string; person: string }
  | { kind: 'typing'; person: string }

/** One platform as a simulated phone has it: its places, what people do there, and what they see of the brand. */
export type PhoneApp = AsyncDisposable & {
  channel: string
  places: readonly Place[]
  /** Where one looks on while the brand asks things of it. */
  platform?: Counter
  /** Nobody tells the brand: it looks by itself. */
  isAsked?: true
  /** What the brand fills in to connect itself, and the account's key where there are several. */
  connection: { settings: Record<string, string>; key?: string; name?: string }
  does(place: string, person: Person, deed: Deed): Done | Promise<Done>
  /** By place. Asked again whenever the brand may have done something. */
  stands(): Record<string, Standing>
  hint?(seen: Seen): Hint | undefined
  /** What the platform tells the brand about a bubble of its own that has just arrived. */
  delivered?(place: string, bubble: Bubble): Post[]
  bytes?(ref: string): Uint8Array | string | Promise<Uint8Array | string>
  /** Where the page of the phone gives out files, for platforms that the brand fetches them from by address. */
  servesFiles?(addressOf: (ref: string) => string): void
  /** Calls `look` whenever the brand may have done something, until the signal aborts. */
  follow(look: (hints: Hint[]) => void, signal: AbortSignal): void
  /** Once the brand has made its profile: places of its own stand under its ids. */
  connected?(at: Connected): void
  /** Puts back what stood there when it was last closed. Before anything else. */
  restore?(bubbles: Record<string, Bubble[]>): void
}

/** `address` is where the brand answers: http://127.0.0.1:PORT */
export type Connected = { address: string; profileId: string; connectionId: string }

export type Means = {
  brand: { id: string; name: string; handle: string; domain: string }
  people: readonly Person[]
  now: () => number
  /** When the brand's own posts were written: before everything else, epoch milliseconds. */
  since: number
  /** Ids go on from here: no earlier run has used them. */
  from: number
}
