import type { ChatLook, ProfileCard } from '#protocol'

/** `settings` is JSON as it is shown: a secret stands there as its ending; `secrets` holds them sealed. */
export type ConnectionRow = {
  workspaceId: string
  id: string
  channel: string
  name: string
  settings: string
  secrets: Buffer | null
  /** Those of ours that were renewed, sealed: what was signed with them is taken until then. */
  formerSecrets: Buffer | null
  formerUntil: number | null
  disabledAt: number | null
}

/** `look` is JSON. */
export type ProfileRow = {
  workspaceId: string
  id: string
  connectionId: string
  key: string
  channel: string
  name: string
  function: ProfileCard['function']
  language: ProfileCard['language']
  look: string | null
  disabledAt: number | null
}

export type HealthRow = {
  receivedAt: number | null
  rejected: number | null
  rejectedAt: number | null
  sentAt: number | null
  failingSince: number | null
  failure: string | null
  longestSilenceMs: number | null
  validUntil: number | null
  ailingSince: number | null
  ailment: string | null
}

export const lookOf = (row: { look: string | null }): ChatLook | null =>
  row.look === null ? null : (JSON.parse(row.look) as ChatLook)
