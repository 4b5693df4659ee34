import { createHash } from 'node:crypto'

const digits = '234567abcdefghijklmnopqrstuvwxyz'
const madeOfTime = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * The record key that belongs to one of our ids, for good: 53 bits of microseconds and 10 that tell apart. The time is
 * that in the id (UUIDv7), else `at` (epoch milliseconds).
 */
export function tidOf(id: string, at: number): string {
  const made = madeOfTime.exec(id)
  const ms = made ? Number.parseInt(`${made[1]}${made[2]}`, 16) : at
  const digest = createHash('sha256').update(id).digest()
  const micros = BigInt(Math.max(0, Math.floor(ms))) * 1000n + BigInt(digest.readUInt16BE(0) % 1000)
  return written(((micros & ((1n << 53n) - 1n)) << 10n) | BigInt(digest.readUInt16BE(2) % 1024))
}

function written(number: bigint): string {
  let rest = number
  let tid = ''
  for (let index = 0; index < 13; index++) {
    tid = digits[Number(rest & 31n)]! + tid
    rest >>= 5n
  }
  return tid
}
