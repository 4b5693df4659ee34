import type { Capabilities, Deed, TextLimit, Visibility } from '#channel'
import { type FileKind, kindOf } from '#files'
import { Fault } from '#lib'
import type { ComposerRules } from '#protocol'

/** The place where a conversation stands, as far as writing goes; undefined when its profile or channel is gone. */
export type Place = { can: Capabilities; disabled: boolean } | undefined

/** When the customer last wrote there, by visibility (epoch milliseconds). */
export type Heard = Partial<Record<Visibility, number>>

export type FileFacts = { id: string; name: string; type: string; size: number | null; state: string }
export type MediaPart = { kind: FileKind; file: string; name: string; type: string; size: number }
export type Draft = { text: string; files: readonly FileFacts[]; visibility: Visibility }

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The length of a text as the platform counts it. */
export function lengthOf(text: string, unit: TextLimit['unit']): number {
  if (unit === 'utf16') return text.length
  if (unit === 'bytes') return Buffer.byteLength(text)
  let count = 0
  for (const _ of graphemes.segment(text)) count++
  return count
}

/** How a reply is called there; undefined when the place cannot do it. `heard` says whether there is something to answer. */
export function deedFor(can: Capabilities, visibility: Visibility, heard: Heard): Deed | undefined {
  const isOpen = can.visibility.includes(visibility)
  const wanted: Deed[] =
    visibility === 'public'
      ? heard.public === undefined
        ? ['post']
        : ['reply']
      : heard.private === undefined && heard.public !== undefined
        ? ['private-reply']
        : ['message', 'reply']
  return isOpen ? wanted.find(deed => can.deeds.includes(deed)) : undefined
}

/** When the window for free messages closes, 0 when it never was open; null where there is none. */
function windowUntil({ windowMs }: Capabilities, heard: Heard): number | null {
  if (windowMs === undefined) return null
  const heardAt = Math.max(heard.private ?? 0, heard.public ?? 0)
  return heardAt === 0 ? 0 : heardAt + windowMs
}

/** What the composer must know before anything is written. Pure. */
export function composerRules(place: Place, heard: Heard, now: number): ComposerRules {
  if (!place)
    return {
      visibility: [],
      text: { max: 0, unit: 'graphemes' },
      media: {},
      maxMedia: 0,
      windowUntil: null,
      blocked: 'reply.profile-gone',
    }
  const { can } = place
  return {
    visibility: can.visibility.filter(visibility => deedFor(can, visibility, heard) !== undefined),
    text: { ...can.text },
    media: can.media,
    maxMedia: can.maxMedia,
    windowUntil: windowUntil(can, heard),
    blocked: blockOf(place, heard, now)?.code ?? null,
  }
}

function blockOf({ can, disabled }: NonNullable<Place>, heard: Heard, now: number): Fault | undefined {
  if (disabled) return new Fault('reply.profile-disabled', 409)
  const until = windowUntil(can, heard)
  return until !== null && until <= now ? new Fault('reply.window-closed', 409, { until }) : undefined
}

/**
 * The pieces of a reply that its place will take, or a fault before anything is stored. Pure.
 * @throws Fault `reply.profile-gone`, `reply.profile-disabled`, `reply.window-closed` (409), `reply.not-here`,
 * `reply.empty`, `reply.too-long`, `reply.too-many-files`, `reply.file-not-ready`, `reply.file-type`, `reply.file-too-big` (422)
 */
export function mustFit(place: Place, heard: Heard, draft: Draft, now: number): MediaPart[] {
  if (!place) throw new Fault('reply.profile-gone', 409)
  const block = blockOf(place, heard, now)
  if (block) throw block
  const { can } = place
  const { text, files, visibility } = draft
  if (deedFor(can, visibility, heard) === undefined) throw new Fault('reply.not-here', 422, { visibility })
  if (!text.trim() && files.length === 0) throw new Fault('reply.empty', 422)
  const count = lengthOf(text, can.text.unit)
  if (count > can.text.max) throw new Fault('reply.too-long', 422, { count, max: can.text.max, unit: can.text.unit })
  if (files.length > can.maxMedia)
    throw new Fault('reply.too-many-files', 422, { count: files.length, max: can.maxMedia })
  return files.map(file => mediaPart(can, file))
}

function mediaPart(can: Capabilities, { id, name, type, size, state }: FileFacts): MediaPart {
  if (state !== 'ready' || size === null) throw new Fault('reply.file-not-ready', 422, { name })
  const kinds = [kindOf(type), 'document'] as const
  const fitting = kinds.filter(kind => can.media[kind]?.types.some(range => isOf(type, range)))
  if (fitting.length === 0) throw new Fault('reply.file-type', 422, { name, type })
  const kind = fitting.find(each => size <= can.media[each]!.maxBytes)
  if (!kind)
    throw new Fault('reply.file-too-big', 422, {
      name,
      megabytes: Math.max(...fitting.map(each => megabytesOf(can.media[each]!.maxBytes))),
    })
  return { kind, file: id, name, type, size }
}

const megabytesOf = (bytes: number) => Math.floor((bytes / 1024 / 1024) * 10) / 10

const isOf = (type: string, range: string) =>
  range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
