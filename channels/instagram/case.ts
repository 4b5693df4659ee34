import { join } from 'node:path'
import { graphRestMs, sendingOf, storedBytes } from '../../test/vendors/graph.ts'
import { instagramSeeds } from '../../test/vendors/instagram-seeds.ts'
import { openInstagram } from '../../test/vendors/instagram.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { suiteNow } from '../suite/index.ts'
import { instagram } from './index.ts'
import { sign, signatureHeader } from '../meta/verify.ts'

const account = '17841400000000001'
const values = {
  token: 'IGAA-whole-token-of-the-case',
  appSecret: 'secret-of-the-app-of-the-case',
  otherSecret: '',
  verifyToken: 'word of the & handshake',
  address: '',
}

const raw = (query: Record<string, string>) => ({
  body: Buffer.alloc(0),
  headers: {},
  query: new URLSearchParams(query).toString(),
})

/** An account that signed in at Instagram. */
export const instagramCase: ChannelCase = {
  channel: instagram,
  values,
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, { appSecret = '' }) => ({ body, query: '', headers: { [signatureHeader]: sign(body, appSecret) } }),
  handshakes: ({ verifyToken = '' }) => {
    const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }
    return [
      {
        raw: raw({ ...asked, 'hub.verify_token': verifyToken }),
        hears: { status: 200, type: 'text/plain', body: '1158201444' },
        forged: raw({ ...asked, 'hub.verify_token': 'another word' }),
      },
    ]
  },
  standIn: openStandIn,
  skips: [
    { case: 'verify.stale', reason: 'nothing in a request tells its time: what comes again is known by its key' },
    { case: 'send.twice', reason: 'Instagram knows no id of ours: what may have arrived is looked for (send.found)' },
  ],
}

/** An account that is linked to a page, by the token of who runs it. */
export const instagramLinkedCase: ChannelCase = {
  ...instagramCase,
  values: { ...values, token: 'EAAB-whole-token-of-the-case' },
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openInstagram({ appSecret: given.appSecret!, token: given.token!, now: () => suiteNow })
  instagramSeeds(vendor, account, suiteNow)
  const { talks, hooks, happens, comments } = vendor
  return {
    values: { ...given, address: vendor.address },
    restMs: graphRestMs,
    posts: {
      profileKey: account,
      there: () => [...comments.values()].filter(({ author }) => author !== account).map(({ id }) => id),
      remove: id => void comments.delete(id),
    },
    requests: () => vendor.requests().map(sendingOf),
    accepted: () => talks.said.filter(each => each.isOurs).map(each => each.id),
    next: vendor.next,
    heard: vendor.heard,
    receipt: externalId => happens.read(externalId).body,
    sent: () => hooks.map(hook => hook.body),
    bytesOf: ref => storedBytes(new URL(ref.url!).pathname),
    subscribed: () => [...vendor.subscribed],
    person: { id: '9001', profileKey: account, name: 'Nora Klein' },
    close: vendor.close,
    [Symbol.asyncDispose]: vendor.close,
  }
}
