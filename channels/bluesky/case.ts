import { join } from 'node:path'
import { blueskyRestMs, openBluesky } from '../../test/vendors/bluesky.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, Sending, StandIn, VendorProfile } from '../suite/index.ts'
import { bluesky } from './index.ts'

const password = 'abcd-"efg&-hijk-lmno'
const nobodyCalls = 'nobody calls us: what comes by the hook is nobody’s, and is refused'

export const nora = { did: 'did:plc:nora22222222222222222222', handle: 'nora.bsky.social', displayName: 'Nora' }

export const blueskyCase: ChannelCase = {
  channel: bluesky,
  values: { handle: '@acme.example', password, messages: 'yes', address: '', directory: '' },
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: body => ({ body, headers: {}, query: '' }),
  standIn: openStandIn,
  skips: [
    { case: 'verify.genuine', reason: nobodyCalls },
    { case: 'receipts.meet', reason: 'the network tells nobody what has been read' },
  ],
}

/** With one thread on it, and one conversation: what the fixtures answer. */
async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const vendor = await openBluesky({ password: values.password!, now: () => suiteNow })
  const root = vendor.posts({ text: 'New mugs are here!' })
  vendor.writes(nora, { text: '@acme.example mine is broken', replyTo: root })
  vendor.chats(nora, 'Order 77?')
  const before = new Set(vendor.written())
  let isListening = false
  return {
    values: { ...values, address: vendor.address, directory: vendor.address },
    restMs: blueskyRestMs,
    requests: () => vendor.deeds().map(sendingOf),
    accepted: () => vendor.written().filter(id => !before.has(id)),
    next: mood => vendor.next(mood),
    heard: vendor.heardDeeds,
    receipt: () => Buffer.alloc(0),
    sent: () => [],
    close: vendor.close,
    [Symbol.asyncDispose]: vendor.close,
    profile: profileOf(vendor),
    posts: {
      profileKey: 'main',
      there: () => [...vendor.network.records.keys()].filter(uri => uri.includes('/app.bsky.feed.post/')),
      remove: uri => void vendor.network.records.delete(uri),
    },
    person: { id: nora.did, profileKey: 'main', name: nora.displayName },
    async comes(count) {
      if (!isListening) await vendor.listened
      isListening = true
      return Array.from({ length: count }, (_, index) => {
        if (index % 2 === 0) return `post:${vendor.writes(nora, { text: `@acme.example ${index}`, replyTo: root })}`
        const id = vendor.chats(nora, `Still there? ${index}`)
        return `message:${vendor.network.convoWith(nora.did).id}:${id}`
      })
    },
  }
}

/** The record of the account, with more in it than we know of. */
function profileOf({ network, deeds }: Awaited<ReturnType<typeof openBluesky>>): VendorProfile {
  const uri = `at://${network.me.did}/app.bsky.actor.profile/self`
  const record = () => network.records.get(uri)?.value ?? {}
  const rest = {
    $type: 'app.bsky.actor.profile',
    displayName: 'Acme',
    pronouns: 'they',
    avatar: network.blobOf('a face'),
  }
  return {
    key: 'main',
    text: () => String(record().description ?? ''),
    writes: description => void network.put(uri, { ...rest, description }),
    rest: () => ({ ...record(), description: '' }),
    changes: () => deeds().filter(({ path }) => path.endsWith('putRecord')).length,
  }
}

const sendingOf = ({
  method,
  path,
  headers,
  body,
}: ReturnType<Awaited<ReturnType<typeof openBluesky>>['deeds']>[number]): Sending => ({
  ...{ method, path, headers },
  body: body instanceof Uint8Array ? Buffer.from(body).toString() : body,
})
