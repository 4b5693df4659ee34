/** A WAV of one tone, loud in its first half and low in the second: so many seconds, 8,000 samples each. */
export function tone(seconds: number): Buffer {
  const count = seconds * 8000
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + count * 2, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  for (const [at, value] of [1, 1].entries()) head.writeUInt16LE(value, 20 + at * 2)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(count * 2, 40)
  const samples = Int16Array.from({ length: count }, (_, at) => Math.sin(at / 4) * (at < count / 2 ? 24_000 : 2000))
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}
