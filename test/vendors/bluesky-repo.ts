import { type Network, postView, profileView } from './bluesky-network.ts'
import { bad, recordFault, tidShape } from './bluesky-records.ts'
import type { Method } from './bluesky.ts'
import type { Answer, Seen } from './vendor-server.ts'

type Fields = Record<string, unknown>
const ok = (body: object): Answer => ({ status: 200, body })
const bodyOf = ({ body }: Seen): Fields => (typeof body === 'object' && body !== null ? (body as Fields) : {})

/** Records and blobs of the brand's own server, and what the app view shows. */
export function repoMethods(network: Network): Record<string, Method> {
  const { me, records, people } = network
  const nameOf = ({ repo, collection, rkey }: Fields) => `at://${String(repo)}/${String(collection)}/${String(rkey)}`
  return {
    'com.atproto.repo.createRecord': seen => {
      const body = bodyOf(seen)
      const fault = writeFault(network, body)
      if (fault) return fault
      const uri = nameOf(body)
      // The server has no word of its own for this.
      if (records.has(uri)) return bad('Internal Server Error', 'InternalServerError', 500)
      const { cid } = network.put(uri, body.record as Fields)
      return ok({ uri, cid, commit: { cid, rev: '3k22222222222' }, validationStatus: 'valid' })
    },
    'com.atproto.repo.putRecord': seen => {
      const body = bodyOf(seen)
      const fault = writeFault(network, body)
      if (fault) return fault
      const uri = nameOf(body)
      if (body.swapRecord !== undefined && (records.get(uri)?.cid ?? null) !== body.swapRecord)
        return bad(`Record was at ${String(records.get(uri)?.cid)}`, 'InvalidSwap')
      const { cid } = network.put(uri, body.record as Fields)
      return ok({ uri, cid, validationStatus: 'valid' })
    },
    'com.atproto.repo.deleteRecord': seen => {
      const body = bodyOf(seen)
      if (body.repo !== me.did) return bad('Authentication Required', 'AuthenticationRequired', 401)
      records.delete(nameOf(body))
      return ok({})
    },
    'com.atproto.repo.getRecord': ({ query }) => {
      const uri = nameOf(Object.fromEntries(query))
      const found = records.get(uri)
      return found ? ok(found) : bad(`Could not locate record: ${uri}`, 'RecordNotFound')
    },
    'com.atproto.repo.uploadBlob': ({ raw, headers }) => {
      if (raw.length === 0 || raw.length > 2_000_000) return bad('This file is too large', 'BlobTooLarge')
      return ok({ blob: network.blobOf(raw.toString(), headers['content-type'] ?? '*/*', raw.length) })
    },
    'com.atproto.identity.resolveHandle': ({ query }) => {
      const found = [...people.values()].find(each => each.handle === query.get('handle'))
      return found ? ok({ did: found.did }) : bad('Unable to resolve handle', 'HandleNotFound')
    },
    'app.bsky.actor.getProfile': ({ query }) => {
      const found = people.get(query.get('actor') ?? '')
      return found
        ? ok({ ...profileView(found), followersCount: 12, followsCount: 30, postsCount: 9 })
        : bad('Profile not found')
    },
    'app.bsky.feed.getPosts': ({ query }) => {
      const uris = query.getAll('uris')
      if (uris.length === 0 || uris.length > 25) return bad('Error: uris must have 1 to 25 elements')
      return ok({ posts: uris.flatMap(uri => postView(network, uri) ?? []) })
    },
    'app.bsky.notification.listNotifications': seen => listNotifications(network, seen),
  }
}

function writeFault({ me, blobs }: Network, { repo, collection, rkey, record }: Fields): Answer | undefined {
  if (repo !== me.did) return bad('Authentication Required', 'AuthenticationRequired', 401)
  const isNamed = collection === 'app.bsky.actor.profile' ? rkey === 'self' : tidShape.test(String(rkey))
  if (typeof rkey !== 'string' || !isNamed) return bad(`Invalid record key: ${String(rkey)}`)
  const fault = recordFault(String(collection), record, blobs)
  return fault ? bad(`Invalid ${String(collection)} record: ${fault}`) : undefined
}

function listNotifications(network: Network, { query }: Seen): Answer {
  const limit = Number(query.get('limit') ?? 50)
  if (!(limit >= 1 && limit <= 100)) return bad('Error: limit must be 1 to 100')
  const reasons = query.getAll('reasons')
  const from = Number(query.get('cursor') ?? 0)
  const all = network.notices
    .filter(({ reason, uri }) => (reasons.length === 0 || reasons.includes(reason)) && network.records.has(uri))
    .toSorted((a, b) => b.at - a.at)
  const page = all.slice(from, from + limit)
  const notifications = page.map(({ uri, reason, subject, at }) => {
    const { cid, value } = network.records.get(uri)!
    const author = profileView(network.people.get(uri.slice(5).split('/')[0]!)!)
    const indexedAt = network.iso(at)
    return {
      uri,
      cid,
      author,
      reason,
      ...(subject ? { reasonSubject: subject } : {}),
      record: value,
      isRead: false,
      indexedAt,
      labels: [],
    }
  })
  return ok({ notifications, priority: false, ...(from + limit < all.length ? { cursor: String(from + limit) } : {}) })
}
