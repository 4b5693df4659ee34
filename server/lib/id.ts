import { hash, randomFillSync } from 'node:crypto'

let lastMs = 0
let sequence = 0
const random = Buffer.alloc(16 * 256)
let used = random.length

/**
 * A UUIDv7 (RFC 9562 §6.2, method 1): 48 bits of milliseconds, a 12-bit counter that never goes back within this
 * process, 62 random bits. Ids made one after the other in a process therefore sort in that order.
 */
export function newId(now: number = Date.now()): string {
  if (now > lastMs) {
    lastMs = now
    sequence = 0
  } else if (++sequence > 0xfff) {
    lastMs++
    sequence = 0
  }
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  const bytes = random.subarray(used, (used += 16))
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return format(bytes.toString('hex'))
}

/** The same parts always give the same UUID (version 8: the first 122 bits of a SHA-256). Parts may hold any text. */
export function idOf(...parts: string[]): string {
  const hex = hash('sha256', parts.map(part => `${part.length}:${part}`).join(''), 'hex')
  return format(
    `${hex.slice(0, 12)}8${hex.slice(13, 16)}${((parseInt(hex[16]!, 16) & 3) | 8).toString(16)}${hex.slice(17, 32)}`,
  )
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text is a UUID in lower case, as we write them. */
export const isId = (text: string): boolean => shape.test(text)

const format = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
