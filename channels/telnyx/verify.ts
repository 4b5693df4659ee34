import { createPublicKey, verify as holds } from 'node:crypto'
import type { Raw, Verdict } from '#channel'
import type { TelnyxSettings } from './settings.ts'

export const signatureHeader = 'telnyx-signature-ed25519'
export const timestampHeader = 'telnyx-timestamp'

const toleranceMs = 300_000
// What stands before the 32 bytes of an Ed25519 key in its usual wrapping (SPKI).
const wrapping = Buffer.from('302a300506032b6570032100', 'hex')

/** Over the seconds as they stand in the header, a bar, and the bytes of the body; with the account's public key. */
export function verify(raw: Raw, { publicKey }: TelnyxSettings, { now }: { now: number }): Verdict {
  const said = raw.headers[signatureHeader] ?? ''
  const seconds = raw.headers[timestampHeader] ?? ''
  const key = keyOf(publicKey)
  const signature = Buffer.from(said, 'base64')
  // Several texts mean the same bytes; one of them is the signature.
  if (!key || !/^\d{1,12}$/.test(seconds) || signature.length !== 64 || signature.toString('base64') !== said)
    return 'forged'
  const text = Buffer.concat([Buffer.from(`${seconds}|`), raw.body])
  if (!isSigned(text, key, signature)) return 'forged'
  return Math.abs(now - Number(seconds) * 1000) > toleranceMs ? 'stale' : 'ok'
}

/** The portal shows the 32 bytes of the key, some consoles show it wrapped. */
function keyOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 32) return Buffer.concat([wrapping, bytes])
  return bytes.length === 44 && bytes.subarray(0, 12).equals(wrapping) ? bytes : undefined
}

function isSigned(text: Buffer, key: Buffer, signature: Buffer): boolean {
  try {
    return holds(null, text, createPublicKey({ key, format: 'der', type: 'spki' }), signature)
  } catch {
    return false
  }
}
