import { type Fields, fieldsOf, listOf, numberOf, type Part, present, textOf } from '#channel'
import { type Posts, postPart } from './post-part.ts'

type Around = { posts: Posts; servers: Fields; author: string; view: unknown }
type Embedded = { parts: Part[]; quoted?: string }

/** What hangs on a post: pictures, a video, a link with its card, another post. `view` has the addresses for the same. */
export function embedParts(embed: unknown, around: Around): Embedded {
  const record = fieldsOf(embed)
  if (record.$type === undefined) return { parts: [] }
  if (record.$type === 'app.bsky.embed.record') return quoteOf(record, around)
  if (record.$type !== 'app.bsky.embed.recordWithMedia') return { parts: mediaParts(record, around) }
  const { parts, quoted } = quoteOf(fieldsOf(record.record), around)
  const media = mediaParts(fieldsOf(record.media), { ...around, view: fieldsOf(around.view).media })
  return { parts: [...media, ...parts], ...present({ quoted }) }
}

function quoteOf(embed: Fields, { posts }: Around): Embedded {
  const uri = textOf(fieldsOf(embed.record).uri)
  return uri ? { parts: [postPart(uri, posts)], quoted: uri } : { parts: [] }
}

function mediaParts(embed: Fields, around: Around): Part[] {
  const view = fieldsOf(around.view)
  switch (embed.$type) {
    case 'app.bsky.embed.images':
      return listOf(embed.images).flatMap((image, index) => imagePart(image, listOf(view.images)[index], around))
    case 'app.bsky.embed.gallery':
      return listOf(embed.items).flatMap((item, index) => imagePart(item, listOf(view.items)[index], around))
    case 'app.bsky.embed.video':
      return [videoPart(embed, view, around)]
    case 'app.bsky.embed.external':
      return linkPart(fieldsOf(embed.external), fieldsOf(view.external))
    default:
      return [{ kind: 'unseen', what: (textOf(embed.$type) ?? 'embed').slice(0, 100) }]
  }
}

const blobOf = (blob: unknown) => {
  const { ref, mimeType, size } = fieldsOf(blob)
  const bytes = numberOf(size)
  return {
    cid: textOf(fieldsOf(ref).$link),
    about: present({ type: textOf(mimeType), size: bytes !== undefined && bytes >= 0 ? bytes : undefined }),
  }
}

function imagePart(image: unknown, shown: unknown, { author }: Around): Part[] {
  const { alt, image: blob } = fieldsOf(image)
  const { cid, about } = blobOf(blob)
  const given = textOf(fieldsOf(shown).fullsize)
  // A post that was taken away meanwhile has no view; its pictures may still be had where the network keeps them.
  const url = given ?? (cid && `https://cdn.bsky.app/img/feed_fullsize/plain/${author}/${cid}`)
  return url ? [{ kind: 'image', ref: { url }, ...about, ...present({ alt: textOf(alt) }) }] : []
}

/** The file lies on the server of its author; without that there is only the picture of its beginning. */
function videoPart(embed: Fields, view: Fields, { author, servers }: Around): Part {
  const { cid, about } = blobOf(embed.video)
  const server = textOf(Object.hasOwn(servers, author) ? servers[author] : undefined)
  const alt = present({ alt: textOf(embed.alt) })
  if (server && cid) {
    const search = new URLSearchParams({ did: author, cid }).toString()
    return { kind: 'video', ref: { url: `${server}/xrpc/com.atproto.sync.getBlob?${search}` }, ...about, ...alt }
  }
  const thumbnail = textOf(view.thumbnail)
  return thumbnail ? { kind: 'image', ref: { url: thumbnail }, ...alt } : { kind: 'unseen', what: 'video' }
}

function linkPart(external: Fields, shown: Fields): Part[] {
  const url = textOf(external.uri)
  if (!url) return []
  if (/^https:\/\/[^?#]+\.gif(\?|#|$)/i.test(url))
    return [{ kind: 'image', ref: { url }, type: 'image/gif', ...present({ alt: textOf(external.description) }) }]
  const text = [external.title, external.description].map(textOf).filter(Boolean).join('\n')
  const picture = textOf(shown.thumb)
  return [
    {
      kind: 'post',
      url,
      ...present({ text: text === '' ? undefined : text, picture: picture ? { url: picture } : undefined }),
    },
  ]
}
