import type { OutPart } from '#channel'
import type { Step } from './compose.ts'

type MediaPart = Extract<OutPart, { file: string }>

/** How Telegram calls a file: the method, its field, and as what it may stand in an album. */
type Way = { method: string; field: string; album?: 'photo' | 'video' | 'audio' | 'document' }

const ways = {
  photo: { method: 'sendPhoto', field: 'photo', album: 'photo' },
  animation: { method: 'sendAnimation', field: 'animation' },
  video: { method: 'sendVideo', field: 'video', album: 'video' },
  voice: { method: 'sendVoice', field: 'voice' },
  audio: { method: 'sendAudio', field: 'audio', album: 'audio' },
  document: { method: 'sendDocument', field: 'document', album: 'document' },
  sticker: { method: 'sendSticker', field: 'sticker' },
} satisfies Record<string, Way>

function wayOf({ kind, type }: MediaPart): Way {
  if (kind === 'image') return type === 'image/gif' ? ways.animation : ways.photo
  if (kind === 'audio') return type === 'audio/ogg' ? ways.voice : ways.audio
  return ways[kind]
}

const longestAlbum = 10

/** Files in their order; neighbours that may stand together become albums: pictures with films, songs, documents. */
export function mediaSteps(parts: readonly OutPart[]): Step[] {
  const groups: { album: string | undefined; parts: MediaPart[] }[] = []
  for (const part of parts) {
    if (!('file' in part)) continue
    const { album } = wayOf(part)
    const shelf = album === 'video' ? 'photo' : album
    const last = groups.at(-1)
    if (shelf !== undefined && last?.album === shelf && last.parts.length < longestAlbum) last.parts.push(part)
    else groups.push({ album: shelf, parts: [part] })
  }
  return groups.map(group => (group.parts.length === 1 ? single(group.parts[0]!) : album(group.parts)))
}

function single(part: MediaPart): Step {
  const { method, field } = wayOf(part)
  return { method, fields: {}, carries: [carried(field, part)] }
}

const album = (parts: readonly MediaPart[]): Step => ({
  method: 'sendMediaGroup',
  fields: { media: parts.map((part, index) => ({ type: wayOf(part).album, media: `attach://file${index}` })) },
  carries: parts.map((part, index) => carried(`file${index}`, part)),
})

const carried = (field: string, { file, name, type }: MediaPart) => ({ field, file, name, type })
