import type { Channel } from '#channel'
import type { ChatLook, ProfileCard } from '#protocol'

/** One account of the brand on a channel. `key` is the vendor's id of it, as inbound payloads name it. */
export type Profile = {
  id: string
  key: string
  name: string
  function: ProfileCard['function']
  language: ProfileCard['language']
  look: ChatLook | null
  channel: string
  connectionId: string
  workspaceId: string
  disabled: boolean
}

/** A connection as the hot path sees it: settings read (secrets opened), profiles by their key. */
export type Connected = {
  workspaceId: string
  id: string
  channel: Channel
  settings: unknown
  /** The settings with the secrets of ours that were renewed lately: what was signed with those is taken until then. */
  former?: { settings: unknown; until: number }
  profiles: ReadonlyMap<string, Profile>
  disabled: boolean
}
