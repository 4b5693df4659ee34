import type { TimelineNarrowing } from '#protocol'

/** What of the customer's timeline is looked at, as the address says it. */
export type Looking = {
  /** A message that is looked for. */
  message?: string
  /** A moment that is looked for, epoch milliseconds. */
  at?: number
  /** One channel alone. */
  of?: string
  only?: Only
}

const onlys = ['messages', 'public', 'private', 'notes', 'media', 'done'] as const
export type Only = (typeof onlys)[number]

/** What an address says of it; anything else in it is dropped. */
export function lookingIn(given: Record<string, unknown>): Looking {
  const { message, at, of, only } = given
  const when = typeof at === 'string' || typeof at === 'number' ? Number(at) : Number.NaN
  const known = onlys.find(one => one === only)
  return {
    ...(typeof message === 'string' && ID.test(message) && { message }),
    ...(Math.abs(when) <= LAST && { at: when }),
    ...(typeof of === 'string' && of !== '' && { of }),
    ...(known && { only: known }),
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The last moment that a date can name. */
const LAST = 8.64e15

/** As it stands in an address. */
export const lookingQuery = ({ message, at, of, only }: Looking): Record<string, string> => ({
  ...(message && { message }),
  ...(at !== undefined && { at: String(at) }),
  ...(of && { of }),
  ...(only && { only }),
})

/** What the server is asked for. */
export function narrowingFor({ of, only }: Looking): TimelineNarrowing {
  const isSeen = only === 'public' || only === 'private'
  return { ...(of && { channel: of }), ...(only && (isSeen ? { visibility: only } : { kind: only })) }
}
