import { join } from 'node:path'
import { facebookSeeds } from '../../test/vendors/facebook-seeds.ts'
import { openFacebook } from '../../test/vendors/facebook.ts'
import { graphRestMs, sendingOf, storedBytes } from '../../test/vendors/graph.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { suiteNow } from '../suite/index.ts'
import { facebook } from './index.ts'
import { sign, signatureHeader } from '../meta/verify.ts'

const values = {
  token: 'EAAB-whole-token-of-the-case',
  appSecret: 'secret-of-the-app-of-the-case',
  verifyToken: 'word of the & handshake',
  address: '',
}

const page = '1099'
const raw = (query: Record<string, string>) => ({
  body: Buffer.alloc(0),
  headers: {},
  query: new URLSearchParams(query).toString(),
})

export const facebookCase: ChannelCase = {
  channel: facebook,
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
    { case: 'send.twice', reason: 'Messenger knows no id of ours: what may have arrived is looked for (send.found)' },
  ],
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openFacebook({ appSecret: given.appSecret!, token: given.token!, now: () => suiteNow })
  facebookSeeds(vendor, page, suiteNow)
  const { talks, hooks, happens } = vendor
  return {
    values: { ...given, address: vendor.address },
    restMs: graphRestMs,
    requests: () => vendor.requests().map(sendingOf),
    accepted: () => talks.said.filter(each => each.isOurs).map(each => each.id),
    next: vendor.next,
    heard: vendor.heard,
    receipt: externalId => happens.delivered(page, externalId).body,
    sent: () => hooks.map(hook => hook.body),
    bytesOf: ref => storedBytes(new URL(ref.url!).pathname),
    subscribed: () => [...vendor.subscribed],
    profile: {
      key: page,
      text: () => vendor.page.about,
      writes: about => void Object.assign(vendor.page, { about }),
      hours: () => Object.entries(vendor.page.hours),
      opens: () => void Object.assign(vendor.page, { hours: { sun_1_open: '11:00', sun_1_close: '14:00' } }),
      rest: () => vendor.page.website,
      changes: () => vendor.page.changes,
    },
    person: { id: '7001', profileKey: page, name: 'Nora Klein' },
    close: vendor.close,
    [Symbol.asyncDispose]: vendor.close,
  }
}
