import {
  type Fields,
  fieldsOf,
  idOf,
  isFields,
  listOf,
  type MediaKind,
  numberOf,
  type Part,
  present,
  textOf,
} from '#channel'

/** The parts that are bytes, by the field of the message that holds them. */
export const mediaReaders: Record<string, (value: unknown) => Part[]> = {
  // A message with an animation repeats it as a document: it is read first.
  animation: value => [media('video', value, { type: 'video/mp4' }, 'animation')],
  live_photo: value => [...pictures(fieldsOf(value).photo), media('video', value, { type: 'video/mp4' }, 'live_photo')],
  photo: value => pictures(value),
  voice: value => [media('audio', value, { type: 'audio/ogg' }, 'voice')],
  audio: value => [media('audio', value, { name: songOf(fieldsOf(value)) }, 'audio')],
  video: value => [media('video', value, {}, 'video')],
  video_note: value => [media('video', value, { type: 'video/mp4' }, 'video_note')],
  document: value => [media('document', value, {}, 'document')],
  sticker: value => [sticker(fieldsOf(value))],
  paid_media: value => listOf(fieldsOf(value).paid_media).slice(0, mostParts).flatMap(paid),
}

const mostParts = 20

type Known = { name?: string | undefined; type?: string }

function media(kind: MediaKind, value: unknown, known: Known, what: string): Part {
  const file = fieldsOf(value)
  const id = idOf(file.file_id)
  if (id === undefined) return { kind: 'unseen', what }
  const duration = (numberOf(file.duration) ?? Number.NaN) * 1000
  return {
    kind,
    ref: { id },
    ...present({
      name: textOf(file.file_name) ?? known.name,
      type: textOf(file.mime_type) ?? known.type,
      size: numberOf(file.file_size),
      durationMs: Number.isFinite(duration) ? duration : undefined,
    }),
  }
}

/** Of a photo's sizes the largest. */
function pictures(sizes: unknown): Part[] {
  const area = (size: Fields) => (numberOf(size.width) ?? 0) * (numberOf(size.height) ?? 0)
  const [largest] = listOf(sizes)
    .filter(isFields)
    .toSorted((a, b) => area(b) - area(a))
  return [media('image', largest, { type: 'image/jpeg' }, 'photo')]
}

/** Animated ones are drawn by a program of Telegram's own: their still picture is shown, where there is one. */
function sticker(value: Fields): Part {
  const still = fieldsOf(value.thumbnail)
  const isDrawn = value.is_animated === true
  const shown = isDrawn && idOf(still.file_id) !== undefined ? still : value
  const type =
    value.is_video === true ? 'video/webm' : isDrawn && shown === value ? 'application/x-tgsticker' : 'image/webp'
  const part = media('sticker', shown, { type }, 'sticker')
  const alt = textOf(value.emoji)
  return part.kind === 'sticker' && alt !== undefined ? { ...part, alt } : part
}

const songOf = ({ performer, title }: Fields): string | undefined =>
  textOf([textOf(performer), textOf(title)].filter(word => word !== undefined).join(' – '))

function paid(value: unknown): Part[] {
  const { type, photo, video } = fieldsOf(value)
  if (type === 'photo') return pictures(photo)
  if (type === 'video') return mediaReaders.video!(video)
  return [{ kind: 'unseen', what: 'paid_media' }]
}
