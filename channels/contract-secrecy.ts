import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The keyed digest of these bytes. */
export const hmac = (
  algorithm: 'sha1' | 'sha256',
  key: string | Uint8Array,
  bytes: Uint8Array | string,
  encoding: 'hex' | 'base64',
): string => createHmac(algorithm, key).update(bytes).digest(encoding)

/** Whether somebody said the secret; in constant time, and false where there is no secret. */
export function isSecret(said: string | undefined, secret: string): boolean {
  if (said === undefined || secret === '') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(said), digest(secret))
}
