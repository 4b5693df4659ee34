import type { ComposerFace } from '#protocol'

export type MediaKind = keyof ComposerFace['media']

/** What a file is for a channel, from its media type. */
export function kindOf(type: string): MediaKind {
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  return 'document'
}

export type Unfit = { why: 'type' } | { why: 'size'; maxBytes: number } | { why: 'many'; max: number }

/** Why a file cannot go where it is being sent; undefined when it can. A picture the place does not show may go as a document. */
export function unfit(
  file: { type: string; size: number },
  rules: Pick<ComposerFace, 'media' | 'maxMedia'>,
  already: number,
): Unfit | undefined {
  if (already >= rules.maxMedia) return { why: 'many', max: rules.maxMedia }
  const limits = [rules.media[kindOf(file.type)], rules.media.document].filter(limit => limit !== undefined)
  const taking = limits.filter(limit => limit.types.some(type => covers(type, file.type)))
  if (taking.length === 0) return { why: 'type' }
  const maxBytes = Math.max(...taking.map(limit => limit.maxBytes))
  return file.size > maxBytes ? { why: 'size', maxBytes } : undefined
}

/** A range covers every type that begins as it does. */
function covers(range: string, type: string): boolean {
  if (range === '*/*' || range === '*' || range === type) return true
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1))
}
