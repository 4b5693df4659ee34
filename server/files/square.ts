import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { drawable, mostPixels, patienceSeconds } from './measure.ts'

const side = 192

/**
 * The part of a picture that one looks at, as a small square (WebP) that says nothing of where and with what it was taken;
 * undefined when it cannot be drawn.
 */
export async function squareOf(bytes: Uint8Array): Promise<Buffer | undefined> {
  const type = (await fileTypeFromBuffer(bytes))?.mime
  if (!drawable.has(type ?? '')) return undefined
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
      .timeout({ seconds: patienceSeconds })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'cover', position: sharp.strategy.attention })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    return undefined
  }
}
