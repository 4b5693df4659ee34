import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA256 in base64url; undefined without a secret, since what anyone can make proves nothing. */
export const digestOf = (secret: string, text: string): string | undefined =>
  secret === '' ? undefined : createHmac('sha256', secret).update(text).digest('base64url')

export function isDigest(secret: string, text: string, given: string): boolean {
  const right = Buffer.from(digestOf(secret, text) ?? '')
  const said = Buffer.from(given)
  return right.length > 0 && right.length === said.length && timingSafeEqual(right, said)
}

/** The object that is written in base64url; undefined when it is none. */
export function objectIn(encoded: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString())
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Entries whose value is a text with something in it. */
export const textsIn = (value: unknown): Record<string, string> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
        ),
      )
    : {}
