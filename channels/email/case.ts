import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attachedBytes } from '../../test/vendors/mail-store.ts'
import { deliveryReport } from '../../test/vendors/mail-letters.ts'
import { type MailVendor, openMailVendor } from '../../test/vendors/mail.ts'
import { openMailTokens } from '../../test/vendors/mail-tokens.ts'
import { pressAt } from '../../test/vendors/sign-in-page.ts'
import { suiteNow } from '../suite/fixtures.ts'
import type { ChannelCase, StandIn } from '../suite/index.ts'
import { throttledMs } from './deliver-answer.ts'
import { email } from './index.ts'
import { type Found, foundQuery } from './parse.ts'
import { readRef } from './parts.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const password = 'whole & "quoted" app password'

const bodies = readdirSync(join(fixtures, 'in'))
  .filter(name => name.endsWith('.eml'))
  .toSorted()
  .map(name => readFileSync(join(fixtures, 'in', name)))

/** Where a mail lies, by a header that only fixtures have; one that is no fixture lies in the inbox. */
function foundOf(body: Uint8Array): Found {
  const uid = bodies.findIndex(each => each.equals(body)) + 1
  const text = Buffer.from(body.subarray(0, 5000)).toString('latin1')
  const isSent = /^X-Fixture: sent/m.test(text)
  return {
    folder: isSent ? 'Sent' : 'INBOX',
    generation: isSent ? '701' : '700',
    uid: uid || 999,
    isSent,
    isCut: /^X-Fixture: cut/m.test(text),
    ...(/^X-Fixture: no-time/m.test(text) ? {} : { at: suiteNow - 60_000 }),
  }
}

const app = { clientId: '9d1f-the-app', clientSecret: 'the secret / of the app' }

const nobodyPosts = 'mail is fetched: nobody posts to us, and whatever comes to the hook is refused'

export const emailCase: ChannelCase = {
  channel: email,
  values: {
    mailbox: 'help@acme.example',
    provider: 'other',
    password,
    aliases: 'sales@acme.example',
    senderName: 'Acme Help',
    encryption: 'none',
    sentCopy: 'theirs',
  },
  format: 'bytes',
  fixtures,
  sign: body => ({ body, headers: {}, query: foundQuery(foundOf(body)) }),
  standIn: openStandIn,
  skips: [{ case: 'verify.genuine', reason: nobodyPosts }],
}

async function openStandIn(values: Record<string, string>): Promise<StandIn> {
  const vendor = await openMailVendor({
    addresses: ['help@acme.example', 'sales@acme.example'],
    login: values.mailbox!,
    password,
    now: () => suiteNow,
  })
  for (const body of bodies) lay(vendor, body)
  const tokens = await openMailTokens(app)
  const close = async () => {
    await Promise.all([vendor.close(), tokens.server.close()])
  }
  let isFirst = true
  return {
    values: { ...values, imapServer: vendor.imapServer, smtpServer: vendor.smtpServer },
    restMs: throttledMs,
    requests: () => vendor.requests,
    accepted: () => [...vendor.accepted.keys()],
    next: mood => vendor.next(mood),
    heard: vendor.heard,
    receipt: id => deliveryReport({ id, to: 'nora@example.org', action: 'failed', status: '5.1.1', at: suiteNow }),
    sent: () => vendor.reports,
    close,
    [Symbol.asyncDispose]: close,
    signIn: {
      values: { ...app, provider: 'microsoft', tokenAddress: tokens.tokenAddress },
      registers: address => void tokens.redirects.push(address),
      press: pressAt,
      holds: given => tokens.lent.has(given.refreshToken ?? ''),
    },
    bytesOf({ id }) {
      const ref = readRef(id!)!
      const mail = vendor.store.folder(ref.folder).mails.find(({ uid }) => uid === ref.uid)!
      return attachedBytes(mail.bytes, ref.section)!
    },
    async comes(count) {
      // "From now on" begins when both folders have been looked at for the first time.
      if (isFirst) await vendor.commanded('EXAMINE', 2)
      isFirst = false
      return Array.from({ length: count }, () => {
        const id = `m${vendor.store.folder('INBOX').next}@example.org`
        vendor.writes({ from: 'nora@example.org', subject: 'Parcel', text: 'Where is it?', id })
        return `help@acme.example:${id}`
      })
    },
  }
}

/** A fixture lies where `sign` says that it was found. */
function lay(vendor: MailVendor, body: Buffer): void {
  const { folder: name, uid } = foundOf(body)
  const folder = vendor.store.folder(name)
  folder.mails.push({ uid, bytes: body, at: suiteNow - 60_000, flags: new Set() })
  folder.next = uid + 1
}
