import { accountView, type Posts, type Status, statusView, uploadView } from './mastodon-posts.ts'
import { no, type Routes } from './mastodon-routes.ts'
import type { Answer, Seen } from './vendor-server.ts'

const ok = (body: object, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers })

/** What may be asked of the server. */
export function readRoutes(posts: Posts, streaming: string): Routes {
  const { domain, accounts, statuses, uploads } = posts
  const withStatus = (id: string, deed: (status: Status) => Answer): Answer => {
    const status = statuses.get(id)
    return status ? deed(status) : no(404, 'Record not found')
  }
  return {
    'GET /api/v2/instance': () =>
      ok({
        ...{ domain, version: '4.6.0', api_versions: { mastodon: 8 } },
        configuration: {
          urls: { streaming: streaming.replace('http', 'ws') },
          statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
          media_attachments: { image_size_limit: 16_777_216, video_size_limit: 103_809_024, description_limit: 1500 },
        },
      }),
    'GET /api/v1/accounts/lookup': ({ query }) => {
      const asked = query.get('acct') ?? ''
      const found = [...accounts.values()].find(({ acct }) => acct === asked || `${acct}@${domain}` === asked)
      return found ? ok(accountView(found, domain)) : no(404, 'Record not found')
    },
    'GET /api/v1/accounts/:id/statuses': ({ query }, id) => {
      const found = [...statuses.values()].filter(({ account }) => account.id === id).toReversed()
      return ok(found.slice(0, Number(query.get('limit') ?? 20)).map(status => statusView(posts, status)))
    },
    'GET /api/v1/notifications': seen => notifications(posts, seen),
    'GET /api/v1/statuses/:id': (_, id) => withStatus(id, status => ok(statusView(posts, status))),
    'GET /api/v1/statuses/:id/source': (_, id) =>
      withStatus(id, ({ text, spoiler_text }) => ok({ id, text, spoiler_text })),
    'GET /api/v1/statuses/:id/context': (_, id) =>
      withStatus(id, status =>
        ok({ ancestors: above(posts, status).map(each => statusView(posts, each)), descendants: [] }),
      ),
    'GET /api/v1/media/:id': (_, id) => {
      const upload = uploads.get(id)
      if (!upload) return no(404, 'Record not found')
      const status = upload.looksLeft > 0 ? 206 : 200
      if (upload.looksLeft > 0) upload.looksLeft--
      return { status, body: uploadView(upload) }
    },
  }
}

function above(posts: Posts, { in_reply_to_id: id }: Status): Status[] {
  const parent = id === null ? undefined : posts.statuses.get(id)
  return parent ? [...above(posts, parent), parent] : []
}

/** `min_id`: those right behind it; all come newest first. */
function notifications(posts: Posts, { query, path }: Seen): Answer {
  const limit = Math.min(Number(query.get('limit') ?? 40), 80)
  const types = query.getAll('types[]')
  const least = query.get('min_id')
  const all = posts.notifications.filter(
    ({ id, type, statusId, filtered }) =>
      (types.length === 0 || types.includes(type)) &&
      (least === null || Number(id) > Number(least)) &&
      (!filtered || query.get('include_filtered') === 'true') &&
      posts.statuses.has(statusId),
  )
  const found = (least === null ? all.slice(-limit) : all.slice(0, limit)).toReversed()
  const body = found.map(({ id, type, statusId, account, at }) => ({
    ...{ id, type, created_at: at, group_key: `ungrouped-${id}`, account: accountView(account, posts.domain) },
    status: statusView(posts, posts.statuses.get(statusId)!),
  }))
  const link = `<https://${posts.domain}${path}?min_id=${found[0]?.id ?? ''}>; rel="prev"`
  return ok(body, found.length > 0 ? { link } : {})
}
