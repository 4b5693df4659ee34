import { type Fields, fieldsOf, idOf, listOf, numberOf, type Part, present, textOf } from '#channel'

/** The words and the parts of a message; stickers are told by their words, since LINE lends nobody their pictures. */
export function contentIn(message: Fields): { text?: string; parts?: Part[] } {
  const type = textOf(message.type)
  if (type === 'text') {
    const text = textOf(message.text)
    return text === undefined ? { parts: [unseen('text')] } : { text }
  }
  if (type === 'sticker') return present({ text: stickerWords(message), parts: [unseen('sticker')] })
  const part = partOf(type, message)
  return { parts: [part ?? unseen(type ?? 'message')] }
}

const unseen = (what: string): Part => ({ kind: 'unseen', what: what.slice(0, 100) })

const mostKeywords = 3

function stickerWords({ text, keywords }: Fields): string | undefined {
  const own = textOf(text)
  if (own !== undefined) return own
  const said = listOf(keywords)
    .map(textOf)
    .filter(word => word !== undefined)
    .slice(0, mostKeywords)
  return said.length === 0 ? undefined : `(${said.join(', ')})`
}

const kinds = { image: 'image', video: 'video', audio: 'audio', file: 'document' } as const
const isKind = (type: string | undefined): type is keyof typeof kinds =>
  type !== undefined && Object.hasOwn(kinds, type)

function partOf(type: string | undefined, message: Fields): Part | undefined {
  if (type === 'location') return location(message)
  if (!isKind(type)) return undefined
  const provider = fieldsOf(message.contentProvider)
  const url = provider.type === 'external' ? textOf(provider.originalContentUrl) : undefined
  const id = idOf(message.id)
  if (url === undefined && id === undefined) return undefined
  return {
    kind: kinds[type],
    ref: url === undefined ? { id: id! } : { url },
    ...present({
      name: textOf(message.fileName),
      size: numberOf(message.fileSize),
      durationMs: numberOf(message.duration),
    }),
  }
}

function location({ latitude: north, longitude: east, title, address }: Fields): Part | undefined {
  const latitude = numberOf(north)
  const longitude = numberOf(east)
  if (latitude === undefined || longitude === undefined) return undefined
  return { kind: 'location', latitude, longitude, ...present({ name: textOf(title), address: textOf(address) }) }
}
