import {
  type Fields,
  fieldsOf,
  idOf,
  type InboundMessage,
  listOf,
  type MediaKind,
  numberOf,
  type Part,
  present,
  textOf,
  timeOf,
  type Visibility,
} from '#channel'
import { htmlText } from './html-text.ts'
import { addressIn, type Me, whoIs } from './parse-author.ts'

/** What stands above a post, as far as it was looked up: its thread's beginning and what it answers. */
export type Above = { root?: unknown; parent?: unknown }

/** Followers alone and named people alone are both no square: nobody else reads it. */
export const visibilityIn = ({ visibility }: Fields): Visibility =>
  visibility === 'public' || visibility === 'unlisted' ? 'public' : 'private'

/**
 * A post to the brand as a message; undefined when it has no id or writer. Among the two the lane is the other one's
 * name, in public the post with which the thread begins. `to`: the customer, where the brand wrote it itself.
 */
export function messageIn(status: Fields, above: Above, me: Me, to?: unknown): InboundMessage | undefined {
  const id = idOf(status.id)
  const from = whoIs(to ?? status.account, me, to ? undefined : textOf(status.language))
  if (!id || !from) return undefined
  const visibility = visibilityIn(status)
  const root = idOf(fieldsOf(above.root).id) ?? idOf(status.in_reply_to_id)
  const parts = [...postParts(above, me), ...ownParts(status, me)]
  return {
    kind: 'message',
    key: `status:${id}`,
    profileKey: 'main',
    lane: visibility === 'private' ? from.id : (root ?? id),
    externalId: id,
    from,
    ...(to ? { echo: true } : {}),
    ...(!to && fieldsOf(status.account).bot === true ? { automatic: true } : {}),
    visibility,
    ...present({
      at: timeOf(status.created_at, 'iso'),
      text: textIn(status, me, to ? from.id : undefined),
      subject: textOf(status.spoiler_text),
      quoteOf: idOf(status.in_reply_to_id) ?? idOf(quotedIn(status).id),
      parts: parts.length > 0 ? parts : undefined,
    }),
  }
}

/** The words of a post, without the names that it had to begin with: that of the brand, or of the customer (`to`). */
export function textIn(status: Fields, { name, domain }: Me, to?: string): string | undefined {
  const whole = htmlText(textOf(status.content) ?? '')
  const wanted = to ?? (name === '' ? undefined : `${name}@${domain}`)
  const own = wanted === undefined ? [] : [`@${wanted}`, `@${wanted.split('@')[0]}`]
  let rest = whole
  for (let isNamed = true; isNamed;) {
    const found = own.find(
      each => rest.slice(0, each.length).toLowerCase() === each && !/^[\w@.-]/.test(rest.slice(each.length)),
    )
    isNamed = found !== undefined
    rest = rest.slice(found?.length ?? 0).trimStart()
  }
  return textOf(rest)
}

/** Pictures, a poll, a quoted post. */
export function ownParts(status: Fields, me: Me): Part[] {
  const quoted = quotedIn(status)
  return [
    ...listOf(status.media_attachments).flatMap(mediaPart),
    ...pollPart(fieldsOf(status.poll)),
    ...(idOf(quoted.id) ? [postPart(quoted, me)] : []),
  ]
}

const quotedIn = (status: Fields): Fields => {
  const quote = fieldsOf(status.quote)
  const id = idOf(quote.quoted_status_id)
  return idOf(fieldsOf(quote.quoted_status).id) ? fieldsOf(quote.quoted_status) : id ? { id } : {}
}

const kinds: Record<string, MediaKind> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
  unknown: 'document',
}

function mediaPart(attachment: unknown): Part[] {
  const { type, url, remote_url: remote, description, meta } = fieldsOf(attachment)
  const kind = Object.hasOwn(kinds, String(type)) ? kinds[String(type)]! : 'document'
  // A server that does not know the kind does not keep the file either.
  const address = textOf(url) ?? textOf(remote)
  if (!address || !/^https?:\/\//i.test(address))
    return [{ kind: 'unseen', what: (textOf(type) ?? 'media').slice(0, 100) }]
  const seconds = numberOf(fieldsOf(fieldsOf(meta).original).duration) ?? numberOf(fieldsOf(meta).duration)
  const durationMs = seconds !== undefined && seconds >= 0 ? Math.round(Math.min(seconds, 1e9) * 1000) : undefined
  return [{ kind, ref: { url: address }, ...present({ durationMs, alt: textOf(description) }) }]
}

function pollPart({ options }: Fields): Part[] {
  const rows = listOf(options).flatMap((option, index) => {
    const title = textOf(fieldsOf(option).title)
    return title ? [{ id: String(index), title }] : []
  })
  return rows.length > 0 ? [{ kind: 'list', label: '📊', rows }] : []
}

/** The beginning of the thread, and what is answered, where that is another post. */
function postParts({ root, parent }: Above, me: Me): Part[] {
  const [first, last] = [fieldsOf(root), fieldsOf(parent)]
  const isSame = idOf(first.id) === idOf(last.id)
  return [...(isSame ? [] : [first]), last].filter(({ id }) => idOf(id)).map(post => postPart(post, me))
}

function postPart(status: Fields, me: Me): Part {
  const media = fieldsOf(listOf(status.media_attachments)[0])
  const picture = textOf(media.preview_url)
  const author = addressIn(status.account, me)
  const words = textOf(status.spoiler_text) ?? htmlText(textOf(status.content) ?? '')
  return {
    kind: 'post',
    id: idOf(status.id)!,
    ...present({
      author: author && `@${author}`,
      text: textOf(words),
      url: textOf(status.url),
      picture: picture ? { url: picture } : undefined,
    }),
  }
}
