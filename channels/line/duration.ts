/** How long a sound lasts, in milliseconds, read from its bytes; undefined when they do not say. */
export function durationMsOf(bytes: Uint8Array, type: string): number | undefined {
  const found = type === 'audio/mpeg' ? mp3(bytes) : mp4(bytes)
  return found !== undefined && Number.isFinite(found) && found > 0 ? Math.round(found) : undefined
}

/** The movie header of an MPEG-4 file: units a second, and how many. */
function mp4(bytes: Uint8Array): number | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = file.indexOf('mvhd')
  if (at < 0 || at + 36 > file.length) return undefined
  const isLong = file[at + 4] === 1
  const [scale, length] = isLong
    ? [file.readUInt32BE(at + 24), Number(file.readBigUInt64BE(at + 28))]
    : [file.readUInt32BE(at + 16), file.readUInt32BE(at + 20)]
  return (length / scale) * 1000
}

const kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kilobitsLow = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const most = 65_536

/** By the bit rate of the first frame: right where it is the same throughout, near it elsewhere. */
function mp3(bytes: Uint8Array): number | undefined {
  const start = tagSize(bytes)
  for (let at = start; at < Math.min(bytes.length - 3, start + most); at++) {
    const [first, second, third] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!]
    const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2
    const rate = isLayer3 ? ((second & 0x18) === 0x18 ? kilobits : kilobitsLow)[third >> 4] : undefined
    if (rate) return ((bytes.length - at) * 8) / rate
  }
  return undefined
}

/** An ID3 tag stands before the sound; its size has seven bits a byte. */
function tagSize(bytes: Uint8Array): number {
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') !== 'ID3' || bytes.length < 10) return 0
  return 10 + bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0)
}
