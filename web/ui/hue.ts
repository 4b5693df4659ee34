const STEP = 20

/** A hue that is always the same for the same text: one of eighteen, far enough apart to tell people by it. */
export function hueOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text.normalize('NFC').toLowerCase()) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (((hash ^ (hash >>> 16)) >>> 0) % (360 / STEP)) * STEP
}
