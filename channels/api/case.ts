import { join } from 'node:path'
import { apiClientRestMs, openApiClient } from '../../test/vendors/api-client.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { suiteNow } from '../suite/fixtures.ts'
import { api } from './index.ts'
import { sign, signatureHeader } from './sign.ts'

const secret = 'whole & "quoted" secret of the case'

export const apiCase: ChannelCase = {
  channel: api,
  values: { secret, target: '', lookup: 'yes' },
  fixtures: join(import.meta.dirname, 'fixtures'),
  sign: (body, values, now) => ({ body, query: '', headers: { [signatureHeader]: sign(body, values.secret!, now) } }),
  standIn: openStandIn,
  skips: [],
}

async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const client = await openApiClient({ secret: values.secret!, now: () => suiteNow })
  return {
    values: { ...values, target: client.target },
    restMs: apiClientRestMs,
    requests: () => client.requests,
    accepted: () => [...client.messages.values()].map(message => message.as),
    next: mood => client.next(mood),
    heard: client.heard,
    receipt: externalId => Buffer.from(client.write([client.receipt(externalId)]).body),
    sent: () => client.receipts.map(body => Buffer.from(body)),
    close: client.close,
    [Symbol.asyncDispose]: client.close,
  }
}
