import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { openLine } from '../../test/vendors/line.ts'
import { kenji, lineAccount } from '../../test/vendors/line-customer.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { line } from './index.ts'
import { signatureHeader } from './verify.ts'

/** LINE tells no time to come back: ten seconds is ours. */
const restMs = 10_000

export const lineCase: ChannelCase = {
  channel: line,
  values: { channelId: '1650000000', secret: 'line-channel-secret-0004', token: '', address: '' },
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, { secret = '' }) => ({
    body,
    query: '',
    headers: { [signatureHeader]: createHmac('sha256', secret).update(body).digest('base64') },
  }),
  standIn: openStandIn,
  skips: [
    { case: 'verify.stale', reason: 'the signature holds no time: an event that comes again is known by its id' },
    { case: 'send.found', reason: 'LINE cannot be asked for a message; the same key sent again is one message' },
    { case: 'receipts.meet', reason: 'LINE sends no receipts' },
  ],
}

async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const vendor = await openLine({ channelId: values.channelId!, secret: values.secret! })
  vendor.lends({
    reply: 'tok-of-the-answered',
    to: kenji.userId,
    quote: 'quote-of-the-quoted',
    read: 'read-of-the-last',
  })
  return {
    values: { ...values, address: vendor.address },
    restMs,
    requests: () => vendor.calls().map(({ method, path, headers, body }) => ({ method, path, headers, body })),
    accepted: () => vendor.messages.map(({ id }) => id),
    next: mood => vendor.next(mood),
    // A token is fetched first.
    heard: count => vendor.heard(count + 1),
    receipt: () => Buffer.alloc(0),
    sent: () => [],
    close: vendor.close,
    bytesOf: ref => vendor.bytesOf(ref.id!),
    subscribed: () => (vendor.endpoint() === undefined ? [] : [lineAccount]),
    person: { id: kenji.userId, profileKey: lineAccount, name: '健二' },
    [Symbol.asyncDispose]: vendor.close,
  }
}
