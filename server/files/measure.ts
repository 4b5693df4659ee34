import sharp from 'sharp'

/** Images that we can draw; the others are kept, and shown by their name. */
export const drawable: ReadonlySet<string> = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/tiff',
])
export const mostPixels = 100_000_000
const side = 320
export const patienceSeconds = 20

sharp.cache(false)
sharp.concurrency(1)

export type Size = { width: number; height: number }

/** As it is shown, turned the way the camera was held; undefined when it cannot be drawn. */
export async function measure(path: string, type: string): Promise<Size | undefined> {
  if (!drawable.has(type)) return undefined
  const found = await sharp(path, { limitInputPixels: mostPixels })
    .metadata()
    .catch(() => undefined)
  if (!found || found.width * found.height > mostPixels) return undefined
  return { width: found.autoOrient.width, height: found.autoOrient.height }
}

/** A small picture (WebP, 320 px at most each way) beside the original; false when it cannot be drawn. */
export async function shrink(path: string, target: string): Promise<boolean> {
  try {
    await sharp(path, { limitInputPixels: mostPixels, failOn: 'truncated' })
      .timeout({ seconds: patienceSeconds })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(target)
    return true
  } catch (error) {
    if (error instanceof Error && /ENOSPC|No space left/.test(error.message))
      throw Object.assign(error, { code: 'ENOSPC' })
    return false
  }
}
