import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Raw, Verdict } from '#channel'
import type { ApiSettings } from './settings.ts'

export const signatureHeader = 'x-sobremesa-signature'
const toleranceMs = 300_000
const longestHeader = 1000

/** The value of the signature header for these bytes at this time (epoch milliseconds). */
export function sign(bytes: Uint8Array | string, secret: string, now: number): string {
  const seconds = String(Math.floor(now / 1000))
  return `t=${seconds},v1=${digest(bytes, secret, seconds).toString('hex')}`
}

const digest = (bytes: Uint8Array | string, secret: string, seconds: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(bytes).digest()

/** Several `v1` may stand in the header while the other side changes its secret: one of them must hold. */
export function verify(raw: Raw, settings: ApiSettings, { now }: { now: number }): Verdict {
  const header = raw.headers[signatureHeader]
  if (!settings.secret || header === undefined) return 'forged'
  const { seconds, signatures } = readHeader(header)
  if (seconds === undefined) return 'forged'
  const expected = digest(raw.body, settings.secret, seconds)
  if (!signatures.some(each => timingSafeEqual(each, expected))) return 'forged'
  return Math.abs(now - Number(seconds) * 1000) > toleranceMs ? 'stale' : 'ok'
}

function readHeader(header: string): { seconds: string | undefined; signatures: Buffer[] } {
  const fields = header
    .slice(0, longestHeader)
    .split(',')
    .map(field => field.trim())
  const times = fields.filter(field => /^t=\d{1,12}$/.test(field))
  const signatures = fields.filter(field => /^v1=[0-9a-f]{64}$/.test(field))
  const isWhole = times.length === 1 && times.length + signatures.length === fields.length
  return {
    seconds: isWhole ? times[0]!.slice(2) : undefined,
    signatures: signatures.map(field => Buffer.from(field.slice(3), 'hex')),
  }
}
