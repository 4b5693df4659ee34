import { Fault } from '#lib'

export type FileKind = 'image' | 'audio' | 'video' | 'document'

const megabyte = 1024 * 1024

/** The most bytes that a file of each kind may have. */
export const mostBytes: Record<FileKind, number> = {
  image: 25 * megabyte,
  audio: 50 * megabyte,
  video: 100 * megabyte,
  document: 100 * megabyte,
}

export const mostBytesOfAny = Math.max(...Object.values(mostBytes))

export function kindOf(type: string): FileKind {
  const [family] = type.split('/')
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

export const tooLarge = (max: number): Fault =>
  new Fault('file.too-large', 413, { megabytes: Math.floor(max / megabyte) })
