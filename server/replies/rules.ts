import {
  type Capabilities,
  type Deed,
  type Face,
  faceOf,
  isOfType,
  type TemplateOut,
  type TextLimit,
  textLength,
  textOver,
  type Visibility,
} from '#channel'
import { type FileKind, kindOf } from '#files'
import { Fault } from '#lib'
import type { ComposerFace, ComposerRules } from '#protocol'

/** The place where a conversation stands, as far as writing goes; undefined when its profile or channel is gone. */
export type Place = { can: Capabilities; disabled: boolean } | undefined

/** When the customer last wrote there, by visibility (epoch milliseconds). */
export type Heard = Partial<Record<Visibility, number>> & {
  /** The customer does not want to hear from us there. */
  isUnreachable?: boolean
}

export type FileFacts = { id: string; name: string; type: string; size: number | null; state: string }
export type MediaPart = { kind: FileKind; file: string; name: string; type: string; size: number }
/** The template that a reply is, with what its gaps were filled with. */
export type TemplatePart = { kind: 'template' } & TemplateOut & { name: string }
export type Draft = { text: string; files: readonly FileFacts[]; visibility: Visibility }

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
  return isOpen ? wanted.find(deed => faceOf(can, visibility).deeds.includes(deed)) : undefined
}

/** When a person may no longer write freely, 0 when they never could; null where there is no end. */
function windowUntil(can: Capabilities, visibility: Visibility, heard: Heard): number | null {
  const isOpening = deedFor(can, visibility, heard) === 'private-reply'
  const { windowMs, personWindowMs = windowMs } = faceOf(can, visibility)
  const lastsMs = isOpening ? (can.privateReplyWithinMs ?? personWindowMs) : personWindowMs
  if (lastsMs === undefined) return null
  const heardAt = isOpening ? heard.public : (heard[visibility] ?? heard.public ?? heard.private)
  return heardAt === undefined ? 0 : heardAt + lastsMs
}

/** Whoever blocked us there hears us in public only. */
const isUnwanted = (visibility: Visibility, heard: Heard) => visibility === 'private' && heard.isUnreachable === true

/** What the composer must know before anything is written. Pure. */
export function composerRules(place: Place, heard: Heard, now: number): ComposerRules {
  if (!place) return { faces: [], templates: false, blocked: 'reply.profile-gone' }
  const { can, disabled } = place
  const faces = can.visibility
    .filter(visibility => deedFor(can, visibility, heard) !== undefined)
    .toSorted((a, b) => (heard[b] ?? 0) - (heard[a] ?? 0))
    .map(visibility => composerFace(can, visibility, heard, now))
  const isShut = faces.length > 0 && faces.every(face => face.blocked !== null)
  const blocked = disabled ? 'reply.profile-disabled' : isShut ? faces[0]!.blocked : null
  return { faces, templates: can.templates === true, blocked, ...(can.signs && { signs: true }) }
}

function composerFace(can: Capabilities, visibility: Visibility, heard: Heard, now: number): ComposerFace {
  const { text, caption, media, maxMedia } = faceOf(can, visibility)
  const until = windowUntil(can, visibility, heard)
  const isShut = until !== null && until <= now
  return {
    visibility,
    text: { ...text },
    caption: caption ? { ...caption } : null,
    media,
    maxMedia,
    windowUntil: until,
    blocked: isUnwanted(visibility, heard) ? 'reply.unreachable' : isShut ? 'reply.window-closed' : null,
    replaces: can.oneAnswer === true,
  }
}

/**
 * The pieces of a reply that its place will take, or a fault before anything is stored. Pure.
 * @throws Fault `reply.profile-gone`, `reply.profile-disabled`, `reply.unreachable`, `reply.window-closed` (409), `reply.not-here`,
 * `reply.empty`, `reply.too-long`, `reply.too-many-files`, `reply.file-not-ready`, `reply.file-type`, `reply.file-too-big` (422)
 */
export function mustFit(place: Place, heard: Heard, draft: Draft, now: number): MediaPart[] {
  if (!place) throw new Fault('reply.profile-gone', 409)
  if (place.disabled) throw new Fault('reply.profile-disabled', 409)
  const { can } = place
  const { text, files, visibility } = draft
  if (deedFor(can, visibility, heard) === undefined) throw new Fault('reply.not-here', 422, { visibility })
  if (isUnwanted(visibility, heard)) throw new Fault('reply.unreachable', 409)
  const until = windowUntil(can, visibility, heard)
  if (until !== null && until <= now) throw new Fault('reply.window-closed', 409, { until })
  if (!text.trim() && files.length === 0) throw new Fault('reply.empty', 422)
  const face = faceOf(can, visibility)
  mustBeShort(text, files.length > 0 ? (face.caption ?? face.text) : face.text)
  if (files.length > face.maxMedia)
    throw new Fault('reply.too-many-files', 422, { count: files.length, max: face.maxMedia })
  return files.map(file => mediaPart(face, file))
}

/**
 * A template may go out when nothing else may. @throws Fault `reply.profile-gone`, `reply.profile-disabled`,
 * `template.not-approved` (409), `reply.not-here` (422)
 */
export function mustTakeTemplates(place: Place, state: string): void {
  if (!place) throw new Fault('reply.profile-gone', 409)
  if (place.disabled) throw new Fault('reply.profile-disabled', 409)
  if (!faceOf(place.can, 'private').deeds.includes('template'))
    throw new Fault('reply.not-here', 422, { visibility: 'private' })
  if (state !== 'approved') throw new Fault('template.not-approved', 409)
}

function mustBeShort(text: string, limit: TextLimit): void {
  if (textOver(text, limit) === 0) return
  const { max, unit } = limit
  throw new Fault('reply.too-long', 422, { count: textLength(text, limit), max, unit })
}

function mediaPart(can: Face, { id, name, type, size, state }: FileFacts): MediaPart {
  if (state !== 'ready' || size === null) throw new Fault('reply.file-not-ready', 422, { name })
  const kinds = [kindOf(type), 'document'] as const
  const fitting = kinds.filter(kind => can.media[kind]?.types.some(range => isOfType(type, range)))
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
