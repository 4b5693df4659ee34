import type { ChatMessage } from '#protocol'

/** What the server said, put into what we have: one of each id, the newest version, in the order of the conversation. */
export function merge(have: readonly ChatMessage[], came: readonly ChatMessage[]): ChatMessage[] {
  const all = new Map([...have, ...came].map(message => [message.id, message]))
  const order = (a: ChatMessage, b: ChatMessage) => a.at - b.at || (a.id < b.id ? -1 : 1)
  // oxlint-disable-next-line unicorn/no-array-sort -- older browsers have no toSorted, and the array is ours alone
  return [...all.values()].sort(order)
}

export type Talk = { messages: ChatMessage[]; earlier: string | null }

/** The newest page. What we have stays only where the page joins it, else there would be a hole between. */
export function mergeNewest(have: Talk, page: Talk): Talk {
  const ids = new Set(have.messages.map(message => message.id))
  const joins = page.messages.some(message => ids.has(message.id))
  return joins ? { messages: merge(have.messages, page.messages), earlier: have.earlier } : page
}

/** Messages of the brand that came after this browser, or another one of the visitor, looked last. */
export const unreadIn = (messages: readonly ChatMessage[], readUpTo: number): ChatMessage[] =>
  messages.filter(message => !message.mine && !message.deleted && message.state !== 'read' && message.at > readUpTo)

/** When the newest message of the brand was written; 0 when there is none. */
export const lastOfBrand = (messages: readonly ChatMessage[]): number =>
  messages.reduce((last, message) => (message.mine ? last : Math.max(last, message.at)), 0)
