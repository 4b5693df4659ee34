import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MediaRef } from '#channel'
import { openMailVendor } from '../../test/vendors/mail.ts'
import { suiteContext } from '../suite/index.ts'
import { media } from './media.ts'
import { foundQuery, parse } from './parse.ts'
import { readRef, writeRef } from './parts.ts'
import { mailSettings } from './settings.ts'

const password = 'the password'
const own = 'help@acme.example'
const bytes = Buffer.from('%PDF-1.4\n% ñ')

async function scene() {
  const vendor = await openMailVendor({ addresses: [own], login: own, password })
  const settings = mailSettings.read({
    ...{ mailbox: own, provider: 'other', password, encryption: 'none' },
    ...{ imapServer: vendor.imapServer, smtpServer: vendor.smtpServer },
  })
  const mail = vendor.writes({
    ...{ from: 'nora@example.org', text: 'See it', id: 'm1@example.org' },
    files: [{ name: 'a.pdf', type: 'application/pdf', bytes }],
  })
  const place = { folder: 'INBOX', generation: '700', uid: mail.uid, isSent: false, isCut: false }
  const [message] = parse({ body: mail.bytes, headers: {}, query: foundQuery(place) }, settings)
  assert.ok(message?.kind === 'message')
  const part = message.parts!.find(each => each.kind === 'document')
  assert.ok(part && 'ref' in part)
  return { vendor, mail, ctx: suiteContext(settings), ref: part.ref as MediaRef, [Symbol.asyncDispose]: vendor.close }
}

const bytesIn = async (response: Response) => Buffer.from(await response.arrayBuffer())

test('a file is fetched by its part alone', async () => {
  await using at = await scene()
  const response = await media(at.ref, at.ctx)
  assert.deepEqual(await bytesIn(response), bytes)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(response.headers.get('content-disposition'), `attachment; filename*=UTF-8''a.pdf`)
})

test('… also when its mail has been moved, or all numbers are others', async () => {
  await using at = await scene()
  at.vendor.store.renumber('INBOX')
  assert.deepEqual(await bytesIn(await media(at.ref, at.ctx)), bytes)
  at.vendor.store.move(1, 'INBOX', 'Archive')
  assert.deepEqual(await bytesIn(await media(at.ref, at.ctx)), bytes)
})

test('another mail that has its number now is not taken for it', async () => {
  await using at = await scene()
  const inbox = at.vendor.store.folder('INBOX')
  const file = (text: string) => ({ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from(text) })
  inbox.mails.unshift(inbox.mails.pop()!)
  at.vendor.writes({ from: 'nora@example.org', text: 'See it', files: [file('another one')] })
  inbox.mails.reverse()
  at.vendor.store.renumber('INBOX')
  assert.deepEqual(await bytesIn(await media(at.ref, at.ctx)), bytes)
})

test('a part that is not the one that was seen is not taken for it', async () => {
  await using at = await scene()
  const ref = readRef(at.ref.id!)!
  for (const section of ['1', '9']) {
    const response = await media({ id: writeRef({ ...ref, section }) }, at.ctx)
    assert.equal(response.status, 410)
  }
})

test('a mail that was deleted is gone; words that are no reference name nothing', async () => {
  await using at = await scene()
  at.vendor.store.folder('INBOX').mails = []
  assert.equal((await media(at.ref, at.ctx)).status, 410)
  for (const id of ['', 'x', 'a/b/c', '%E0%A4%A/1/1/1/x/y', 'INBOX/700/-1/1/x/y'])
    assert.equal((await media({ id }, at.ctx)).status, 404)
})

test('a server that is away says nothing of the file', async () => {
  await using at = await scene()
  await at.vendor.close()
  await assert.rejects(media(at.ref, at.ctx), { code: 'unreachable' })
})
