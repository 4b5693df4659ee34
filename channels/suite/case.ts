import type { Channel, Keys, MediaRef, Raw, Reply, SettingValues } from '#channel'
import type { CaseName } from './cases.ts'

/** One channel before the suite: what the suite cannot know by itself. */
export type ChannelCase = {
  channel: Channel
  /** A form filled in as a person would; the stand-in adds where it stands. */
  values: SettingValues
  /** How its payloads are written, so that they can be changed; absent: JSON. `bytes` are changed as such. */
  format?: 'json' | 'form' | 'bytes'
  /** The vendor's public keys, where requests are verified with them. */
  keys?: Keys
  /** Handshakes of the vendor: what it asks and must hear, and what somebody else asks, who must not hear it. */
  handshakes?(values: SettingValues): { raw: Raw; hears: Reply; forged: Raw }[]
  /** The folder with `in/` (x.json and x.expected.json) and `out/` ({ out, sends }). */
  fixtures: string
  /** The folder of what is published ({ publication, own, sends }); absent: `publish/` among the fixtures. */
  publications?: string
  /** The request that the vendor would send with this body at this time to our hook; only headers that matter for its authenticity. */
  sign(body: Uint8Array, values: SettingValues, now: number, hook?: string): Raw
  /** A stand-in of the vendor, fresh for every case. */
  standIn?(values: SettingValues): Promise<StandIn>
  /** What cannot be asked of this channel, and why. */
  skips: readonly { case: CaseName; reason: string }[]
}

/** What a vendor can be told to do with the next request. */
export type Mood =
  /** Too many requests, and when to come back (`restMs`). */
  | 'throttles'
  /** Refuses this message for good. */
  | 'refuses'
  /** Is out of order, and has taken nothing. */
  | 'fails'
  /** Takes the message and cuts the connection instead of answering. */
  | 'cuts'
  /** Takes the message and never answers. */
  | 'hangs'
  /** Refuses, and repeats in its answer every header and the credentials. */
  | 'echoes'
  /** Does not accept the credentials. */
  | 'distrusts'
  /** Sends the receipt before it answers. */
  | 'receipt-first'

/** A request as the vendor saw it; header names in lower case. */
export type Sending = { method: string; path: string; headers: Record<string, string>; body: unknown }

/** What stands on a profile; `writes` and `opens` are the brand at work in the vendor's own app. */
export type VendorProfile = {
  key: string
  text(): string
  writes(text: string): void
  /** Hours of the vendor's own kind, where it has them. */
  hours?(): readonly unknown[]
  /** The brand sets hours by itself. */
  opens?(): void
  /** All that is none of our business. */
  rest(): unknown
  /** How often it has been changed through the API. */
  changes(): number
}

export type StandIn = AsyncDisposable & {
  /** Settings that lead to it. */
  values: SettingValues
  restMs: number
  requests(): readonly Sending[]
  /** The ids of the messages that exist at the vendor. */
  accepted(): readonly string[]
  next(mood: Mood): void
  /** Resolves when that many requests have come since the start. */
  heard(count: number): Promise<void>
  /** The body with which the vendor says that the message has been delivered. */
  receipt(externalId: string): Uint8Array
  /** Bodies that it has already sent to our hook. */
  sent(): readonly Uint8Array[]
  close(): Promise<void>
  /** The bytes behind a media reference of the fixtures, as the vendor gives them to whom it trusts. */
  bytesOf?(ref: MediaRef): Uint8Array
  /** The profiles whose events the vendor sends to our hook. */
  subscribed?(): readonly string[]
  /** A profile of the brand's as people find it at the vendor. */
  profile?: VendorProfile
  /** Of a person that the vendor knows, and what it says of them. */
  person?: { id: string; profileKey: string; name: string }
  /** Where the brand's own app lets somebody in. */
  signIn?: {
    /** What is filled in for it, where it is not what the case has. */
    values?: SettingValues
    /** The brand names this return address at the vendor. */
    registers(returnAddress: string): void
    /** Somebody is sent to this address and presses a button there: where they are sent back to. */
    press(address: string, deed: 'allow' | 'deny'): Promise<string>
    /** Whether the vendor gave these settings, and they hold. */
    holds(values: SettingValues): boolean
  }
  /** What customers wrote in public and what the vendor still has of it, two at least. */
  posts?: { profileKey: string; there(): string[]; remove(id: string): void }
  /** Pull channels: so many new events come to be at the vendor, one after the other; returns the keys that `parse` gives them. */
  comes?(count: number): Promise<string[]>
}
