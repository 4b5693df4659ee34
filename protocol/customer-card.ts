import type { Status } from './conversations.ts'

export type CustomerCard = {
  id: string
  name: string
  language: string | null
  /** When something was first said with them, also what was fetched later. */
  since: number
  identities: {
    id: string
    channel: string
    name: string
    handle: string | null
    picture: string | null
    externalId: string
    known: Record<string, string>
  }[]
  /** Other conversations of the person, newest first. */
  conversations: {
    id: string
    channel: string
    profileId: string
    status: Status
    openedAt: number
    lastText: string
  }[]
}
