import type { Answer, Seen } from './vendor-server.ts'
import { problem, type XState } from './x-state.ts'

export const xBytes = (name: string): Buffer => Buffer.from(`the bytes of ${name}`)

const categories = /^(?:dm|tweet)_(?:image|video|gif)$/

/** Pictures that lie there, and the road by which new ones come. */
export function answerXMedia(seen: Seen, state: XState): Answer | undefined {
  const { method, path, query, body } = seen
  const json = (body ?? {}) as Record<string, unknown>
  if (path === '/2/media/upload/initialize') {
    const { media_type, total_bytes, media_category } = json
    if (
      !/^\w+\/[\w.+-]+$/.test(String(media_type)) ||
      !Number.isInteger(total_bytes) ||
      !categories.test(String(media_category))
    )
      return problem(400, 'Invalid Request', 'media_type, total_bytes or media_category')
    const id = state.nextId()
    const upload = { type: String(media_type), total: Number(total_bytes), category: String(media_category) }
    state.uploads.set(id, { ...upload, got: [], isDone: false, looks: 0 })
    return { status: 200, body: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } } }
  }
  const [, id = '', step] = /^\/2\/media\/upload\/(\d+)\/(append|finalize)$/.exec(path) ?? []
  const upload = state.uploads.get(id)
  if (step && !upload) return problem(404, 'Not Found', 'no such media')
  if (step === 'append') return append(body, upload!)
  if (step === 'finalize') return finalize(id, upload!)
  if (path === '/2/media/upload' && method === 'GET') return status(query.get('media_id') ?? '', state)
  if (path === '/2/media/metadata') return { status: 200, body: { data: { id: json.id } } }
  return method === 'GET' ? lying(path) : undefined
}

type Upload = XState['uploads'] extends Map<string, infer U> ? U : never

function append(body: unknown, upload: Upload): Answer {
  if (!(body instanceof FormData)) return problem(400, 'Invalid Request', 'not multipart')
  const media = body.get('media')
  const segment = Number(body.get('segment_index'))
  if (!(media instanceof File) || media.size > 5 * 1024 * 1024 || !Number.isInteger(segment))
    return problem(400, 'Invalid Request', 'media or segment_index')
  upload.got[segment] = media.size
  return { status: 200, body: { data: { expires_at: 1 } } }
}

function finalize(id: string, upload: Upload): Answer {
  const got = upload.got.reduce((sum, each) => sum + each, 0)
  if (got !== upload.total) return problem(400, 'Invalid Request', `${got} of ${upload.total} bytes`)
  upload.isDone = true
  const isFilm = upload.category.endsWith('video')
  const processing = isFilm ? { processing_info: { state: 'pending', check_after_secs: 1 } } : {}
  return { status: 200, body: { data: { id, size: got, ...processing } } }
}

/** A film is ready at the second look. */
function status(id: string, state: XState): Answer {
  const upload = state.uploads.get(id)
  if (!upload) return problem(404, 'Not Found', 'no such media')
  const isReady = ++upload.looks > 1 || !upload.category.endsWith('video')
  const processing_info = isReady ? { state: 'succeeded' } : { state: 'in_progress', check_after_secs: 1 }
  return { status: 200, body: { data: { id, processing_info } } }
}

function lying(path: string): Answer | undefined {
  const isMedia = /^\/(?:pbs\.twimg\.com|video\.twimg\.com|ton\.twitter\.com|2\/dm_conversations\/media)\//.test(path)
  if (!isMedia) return undefined
  const name = path.split('/').at(-1)!
  return name.endsWith('-gone') ? { status: 404 } : { status: 200, body: xBytes(name) }
}
