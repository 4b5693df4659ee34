import type { Answer } from './vendor-server.ts'

/** The brand's account at the stand-in, and people that it knows. */
export const xBrand = { id: '1111', username: 'acme', name: 'Acme' }

export type XPost = { id: string; author: string; text: string; at: number; answers?: string; body?: unknown }
export type XDirect = { id: string; from: string; to: string; text: string; at: number; body?: unknown }
export type XSubscription = { subscription_id: string; event_type: string; filter: { user_id: string } }

/** What the stand-in has: everything that was written, and who listens. */
export type XState = {
  posts: XPost[]
  directs: XDirect[]
  /** Ids of what the brand wrote through the API. */
  made: string[]
  hidden: Set<string>
  liked: Set<string>
  hooks: { id: string; url: string; valid: boolean }[]
  subscriptions: XSubscription[]
  /** Whom it knows, by their id. */
  people: Map<string, { id: string; username: string; name: string }>
  /** Takes hooks on this machine too, which X does not. */
  isNear: boolean
  /** Kinds of events that the plan does not have. */
  refused: Set<string>
  uploads: Map<string, { type: string; total: number; category: string; got: number[]; isDone: boolean; looks: number }>
  nextId(): string
  now(): number
}

export const problem = (status: number, title: string, detail: string): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ title, detail, type: 'about:blank', status }),
})
