import { generateKeyPairSync, sign } from 'node:crypto'
import { join } from 'node:path'
import { openTelnyx, telnyxBytes, telnyxRestMs } from '../../test/vendors/telnyx.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { telnyx } from './index.ts'
import { signatureHeader, timestampHeader } from './verify.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const hook = 'https://brand.example/hooks/c-1'

const values = {
  apiKey: 'KEY "whole & quoted" of the case',
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64'),
  address: '',
}

export const telnyxCase: ChannelCase = {
  channel: telnyx,
  values,
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign(body, _, now) {
    const seconds = String(Math.floor(now / 1000))
    const text = Buffer.concat([Buffer.from(`${seconds}|`), body])
    const signature = sign(null, text, privateKey).toString('base64')
    return { body, query: '', headers: { [signatureHeader]: signature, [timestampHeader]: seconds } }
  },
  standIn: openStandIn,
  skips: [
    { case: 'verify.secret', reason: "Telnyx signs with a key of its own; verify.test.ts tries another one's" },
    { case: 'send.twice', reason: 'Telnyx knows no id of ours; the states of a message name it' },
    { case: 'send.found', reason: 'Telnyx finds messages by its own id alone, which is what was lost' },
  ],
}

async function openStandIn(given: Record<string, string>): Promise<StandIn> {
  const vendor = await openTelnyx({ apiKey: values.apiKey, privateKey }, hook, () => suiteNow)
  const { server } = vendor
  return {
    values: { ...given, address: server.address },
    restMs: telnyxRestMs,
    requests: () =>
      server.requests.map(({ method, path, headers, body }) => ({ method, path, headers, body: body ?? null })),
    accepted: () => vendor.messages.map(each => each.id),
    next: mood => server.next(mood),
    heard: server.heard,
    receipt: externalId => Buffer.from(vendor.tells(externalId, 'delivered').body),
    sent: () => vendor.told.map(each => Buffer.from(each.body)),
    close: server.close,
    bytesOf: ({ url }) => telnyxBytes(url!),
    subscribed: () => (vendor.webhook() === hook ? ['+4930123456'] : []),
    [Symbol.asyncDispose]: server.close,
  }
}
