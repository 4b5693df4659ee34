import { type Posts, type Status, statusView, uploadView } from './mastodon-posts.ts'
import { no, type Routes } from './mastodon-routes.ts'
import type { Answer } from './vendor-server.ts'

const ok = (body: object): Answer => ({ status: 200, body })
type Fields = Record<string, unknown>
const fieldsOf = (body: unknown): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})
const circles = ['public', 'unlisted', 'private', 'direct']

/** What may be done on the server. */
export function writeRoutes(posts: Posts, looks: () => number): Routes {
  const { statuses, me } = posts
  const known = new Map<string, string>()
  const own = (id: string, deed: (status: Status) => Answer): Answer => {
    const status = statuses.get(id)
    return status?.account.id === me.id ? deed(status) : no(404, 'Record not found')
  }
  const favourite = (id: string, favourited: boolean): Answer => {
    const status = statuses.get(id)
    if (!status) return no(404, 'Record not found')
    status.favourited = favourited
    return ok(statusView(posts, status))
  }
  return {
    'POST /api/v1/statuses': ({ body, headers }) => {
      const key = headers['idempotency-key']
      const before = key === undefined ? undefined : statuses.get(known.get(key) ?? '')
      if (before) return ok(statusView(posts, before))
      const said = fieldsOf(body)
      const fault = statusFault(posts, said)
      if (fault) return fault
      const {
        status,
        visibility,
        spoiler_text: warning,
        in_reply_to_id: replyTo,
        quoted_status_id: quote,
        media_ids: media,
      } = said
      const made = posts.post(me, {
        ...{ text: String(status ?? ''), visibility: String(visibility), spoiler_text: String(warning ?? '') },
        ...(replyTo ? { replyTo: String(replyTo) } : {}),
        ...(quote ? { quote: String(quote) } : {}),
        uploads: (media as string[] | undefined) ?? [],
      })
      if (key !== undefined) known.set(key, made.id)
      return ok(statusView(posts, made))
    },
    'PUT /api/v1/statuses/:id': ({ body }, id) =>
      own(id, status => {
        const said = fieldsOf(body)
        const fault = statusFault(posts, { visibility: status.visibility, ...said })
        if (fault) return fault
        const { status: text, spoiler_text: warning = '', media_ids: media = [] } = said
        Object.assign(status, { text, spoiler_text: warning, media, edited_at: posts.tick() })
        return ok(statusView(posts, status))
      }),
    'DELETE /api/v1/statuses/:id': (_, id) =>
      own(id, status => {
        statuses.delete(id)
        return ok({ ...statusView(posts, status), text: status.text })
      }),
    'POST /api/v1/statuses/:id/favourite': (_, id) => favourite(id, true),
    'POST /api/v1/statuses/:id/unfavourite': (_, id) => favourite(id, false),
    'POST /api/v2/media': ({ body }) => {
      const file = body instanceof FormData ? body.get('file') : undefined
      if (!(body instanceof FormData) || !(file instanceof File))
        return no(422, 'Validation failed: File can’t be blank')
      if (!/^(image|video|audio)\//.test(file.type)) return no(422, 'Validation failed: File content type is invalid')
      const description = body.get('description')
      const upload = posts.upload(file.type, typeof description === 'string' ? description : null, looks())
      return { status: looks() > 0 ? 202 : 200, body: uploadView(upload) }
    },
  }
}

/** The text as the server counts it: addresses are 23, the hosts of names are nothing. */
function lengthOf(text: string): number {
  const short = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)).replace(/(@\w+)@[\w.-]+\w/g, '$1')
  return [...new Intl.Segmenter().segment(short)].length
}

function statusFault({ statuses, uploads }: Posts, said: Fields): Answer | undefined {
  const {
    status = '',
    visibility,
    spoiler_text: warning = '',
    in_reply_to_id: replyTo,
    media_ids: media = [],
    quoted_status_id: quote,
  } = said
  const files = media as string[]
  if (typeof status !== 'string' || typeof warning !== 'string') return no(422, 'Validation failed: Text is invalid')
  if (status.trim() === '' && files.length === 0) return no(422, 'Validation failed: Text can’t be blank')
  if (lengthOf(status) + lengthOf(warning) > 500)
    return no(422, 'Validation failed: Text character limit of 500 exceeded')
  if (!circles.includes(String(visibility))) return no(422, 'Validation failed: Visibility is not included in the list')
  if (replyTo !== undefined && !statuses.has(String(replyTo)))
    return no(404, 'The post you are trying to reply to does not appear to exist.')
  if (quote !== undefined && !statuses.has(String(quote))) return no(404, 'Record not found')
  if (files.length > 4) return no(422, 'Validation failed: Cannot attach more than 4 files')
  const attached = files.map(id => uploads.get(id))
  if (attached.includes(undefined)) return no(422, 'Validation failed: Media not found')
  if (attached.some(each => each!.looksLeft > 0))
    return no(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
  return undefined
}
