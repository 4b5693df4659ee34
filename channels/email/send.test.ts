import assert from 'node:assert/strict'
import type { LookupFunction } from 'node:net'
import { test } from 'node:test'
import type { Out } from '#channel'
import { openMailVendor } from '../../test/vendors/mail.ts'
import { headerOf } from '../../test/vendors/mail-store.ts'
import { quoting, writeMail } from '../../test/vendors/mail-letters.ts'
import { suiteContext } from '../suite/index.ts'
import { accountOf } from './account.ts'
import { check } from './check.ts'
import { htmlOf } from './compose.ts'
import { email } from './index.ts'
import { noteReplyTo } from './reply-to.ts'
import { mailSettings } from './settings.ts'
import { ownId } from './thread.ts'

const password = 'the password'
const own = 'help@acme.example'

async function scene(values: Record<string, string> = {}, keepsSent = false) {
  const addresses = [own, 'sales@acme.example']
  const vendor = await openMailVendor({ addresses, login: own, password, keepsSent, mostBytes: 100_000 })
  const settings = mailSettings.read({
    ...{ mailbox: own, provider: 'other', password, encryption: 'none', aliases: 'sales@acme.example' },
    ...{ imapServer: vendor.imapServer, smtpServer: vendor.smtpServer },
    ...values,
  })
  return { vendor, ctx: suiteContext(settings), [Symbol.asyncDispose]: vendor.close }
}

const message = (given: Partial<Out> = {}): Out => ({
  ...{ id: '0199a1b2-0000-7000-8000-000000000001', deed: 'message', profileKey: own, visibility: 'private' },
  ...{ to: { id: 'nora@example.org', lane: 'lane1' }, text: 'We will check.', at: 1_790_000_010_000 },
  ...given,
})

test('a copy is laid among the sent ones, read, and once', async () => {
  await using at = await scene()
  const sent = await email.send(message(), at.ctx)
  assert.deepEqual(await email.send(message(), at.ctx), sent)
  const [copy, ...others] = at.vendor.store.folder('Sent').mails
  assert.deepEqual([copy?.flags.has('\\Seen'), others.length], [true, 0])
  assert.equal(`<${sent.kind === 'sent' ? sent.externalId : ''}>`, headerOf(copy!.bytes, 'message-id').trim())
  assert.deepEqual(await email.find!(message(), at.ctx), sent)
})

test('… unless the provider does it, and that it cannot be laid there changes nothing', async () => {
  await using theirs = await scene({ sentCopy: 'theirs' })
  await email.send(message(), theirs.ctx)
  assert.equal(theirs.vendor.store.folder('Sent').mails.length, 0)
  await using at = await scene()
  at.vendor.store.folders.delete('Sent')
  assert.equal((await email.send(message(), at.ctx)).kind, 'sent')
})

test('the same message is the same mail, byte for byte', async () => {
  await using one = await scene({ sentCopy: 'theirs' })
  await using two = await scene({ sentCopy: 'theirs' })
  for (const at of [one, two]) await email.send(message({ thread: ['a@x.example'] }), at.ctx)
  const bytes = [one, two].map(at => [...at.vendor.accepted.values()][0]!.bytes.toString())
  assert.equal(bytes[0], bytes[1])
})

test('answers come back to an address that names the thread, where the provider can do that', async () => {
  await using at = await scene({ answerAddress: 'plus', sentCopy: 'theirs' })
  await email.send(message({ profileKey: 'sales@acme.example' }), at.ctx)
  const [{ bytes } = { bytes: Buffer.alloc(0) }] = at.vendor.accepted.values()
  assert.equal(headerOf(bytes, 'reply-to').trim(), 'sales+c-lane1@acme.example')
})

/** Our own server has put on top what it found out. */
const proved = (mail: Buffer) =>
  Buffer.concat([
    Buffer.from('Authentication-Results: mail.acme.example; dmarc=pass (p=reject) header.from=example.org\r\n'),
    Buffer.from('Received: from mx.example.org by mail.acme.example; Fri\r\n'),
    mail,
  ])

test('a mail that says it is of somebody leads no answer to a stranger', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  const account = accountOf(at.ctx.settings)
  const headers = { 'Reply-To': 'thief@evil.example', 'In-Reply-To': `<${ownId('out-1', 'lane1', own)}>` }
  await noteReplyTo(writeMail({ from: 'nora@example.org', text: 'a', headers }), account, at.ctx)
  await email.send(message(), at.ctx)
  assert.deepEqual(
    at.vendor.requests.map(({ path }) => path),
    [`${own} nora@example.org`],
  )
})

test('what a machine of ours writes says so, and goes to one person alone', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  await email.send(message({ automatic: true, others: ['team@example.org'] }), at.ctx)
  await email.send(message({ id: 'other', others: ['team@example.org'] }), at.ctx)
  const [machine, person] = [...at.vendor.accepted.values()]
  assert.deepEqual([machine?.to, person?.to], [['nora@example.org'], ['nora@example.org', 'team@example.org']])
  const marks = ['auto-submitted', 'x-auto-response-suppress', 'precedence']
  assert.deepEqual(
    [machine, person].map(mail => marks.map(name => headerOf(mail!.bytes, name).trim())),
    [
      ['auto-replied', 'All', 'auto_reply'],
      ['', '', ''],
    ],
  )
  const [echo] = email.parse(
    { body: Buffer.concat([Buffer.from('Received: a\r\n'), machine!.bytes]), headers: {}, query: '' },
    mailSettings.read({ mailbox: 'shop@other.example', provider: 'gmail', password: 'x' }),
  )
  assert.equal(echo?.kind === 'message' && echo.automatic, true)
})

test('when the customer is refused, it has not been sent, whoever else got it', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  at.vendor.refused.add('nora@example.org')
  const sent = await email.send(message({ others: ['team@example.org'] }), at.ctx)
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['rejected', '5.1.1'])
})

test('who wants answers elsewhere gets them there, in that thread alone', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  const account = accountOf(at.ctx.settings)
  const headers = { 'Reply-To': 'private@example.net', 'In-Reply-To': `<${ownId('out-1', 'lane1', own)}>` }
  await noteReplyTo(proved(writeMail({ from: 'nora@example.org', text: 'a', headers })), account, at.ctx)
  await email.send(message(), at.ctx)
  await email.send(message({ id: 'other', to: { id: 'nora@example.org', lane: 'lane2' } }), at.ctx)
  await noteReplyTo(
    writeMail({ from: 'nora@example.org', text: 'b', inReplyTo: ownId('out-1', 'lane1', own) }),
    account,
    at.ctx,
  )
  await email.send(message({ id: 'third' }), at.ctx)
  const to = at.vendor.requests.map(({ path }) => path.split(' ')[1])
  assert.deepEqual(to, ['private@example.net', 'nora@example.org', 'nora@example.org'])
})

test('an answer to our mail finds its thread, whatever its program forgets', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  const sent = await email.send(
    message({ subject: 'Parcel', to: { id: 'nora@example.org', lane: 'Lane of the server' } }),
    at.ctx,
  )
  assert.ok(sent.kind === 'sent')
  const text = quoting('Thank you!', 'We will check.', 'On Fri, 20 Nov 2026 at 11:30, Acme <help@acme.example> wrote:')
  for (const ids of [{ inReplyTo: sent.externalId }, { references: ['first@x.example', sent.externalId] }]) {
    const { bytes } = at.vendor.writes({ from: 'nora@example.org', subject: 'Re: Parcel', text, ...ids })
    const [answer] = email.parse({ body: bytes, headers: {}, query: '' }, at.ctx.settings)
    assert.ok(answer?.kind === 'message')
    assert.deepEqual([answer.lane, answer.text, answer.quoteOf], ['Lane of the server', 'Thank you!', sent.externalId])
  }
})

test('a long thread keeps its first mail and the latest ones', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  const thread = Array.from({ length: 30 }, (_, index) => `m${index}@x.example`)
  await email.send(message({ thread, targetId: 'm29@x.example' }), at.ctx)
  const [{ bytes } = { bytes: Buffer.alloc(0) }] = at.vendor.accepted.values()
  const ids = headerOf(bytes, 'references').match(/m\d+/g)!
  assert.deepEqual([ids.length, ids[0], ids[1], ids.at(-1)], [20, 'm0', 'm11', 'm29'])
})

test('what would break a header cannot', async () => {
  await using at = await scene({ sentCopy: 'theirs' })
  const sent = await email.send(
    message({
      subject: 'a\r\nBcc: all@example.org\r\n\r\nb',
      to: { id: 'nora@example.org', lane: 'x\r\nEvil: 1' },
      thread: ['a@b\r\nEvil: 2'],
    }),
    at.ctx,
  )
  assert.equal(sent.kind, 'sent')
  const [mail] = at.vendor.accepted.values()
  assert.deepEqual(mail?.to, ['nora@example.org'])
  for (const name of ['bcc', 'evil']) assert.equal(headerOf(mail!.bytes, name), '')
})

test('files that are too large together are refused before the network', async () => {
  await using at = await scene()
  const part = { kind: 'document', file: 'f', name: 'a.pdf', type: 'application/pdf', size: 10 * 1024 * 1024 } as const
  const sent = await email.send(message({ parts: [part, part] }), at.ctx)
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['rejected', 'too-large'])
  assert.equal(at.vendor.requests.length, 0)
})

test('what the server finds too large is refused for good', async () => {
  await using at = await scene()
  const sent = await email.send(message({ text: 'ñ'.repeat(90_000) }), at.ctx)
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['rejected', 'too-large'])
})

test('an address that is not ours cannot be written from', async () => {
  await using at = await scene({ aliases: 'boss@acme.example' })
  const sent = await email.send(message({ profileKey: 'boss@acme.example' }), at.ctx)
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['rejected', '5.7.60'])
})

test('where names are looked up for us, what may not be reached is not', async () => {
  await using at = await scene()
  const asked: string[] = []
  const lookup: LookupFunction = (host, _, answer) => {
    asked.push(host)
    answer(new Error('address.private'), [])
  }
  const ctx = { ...at.ctx, lookup }
  const health = await check(ctx)
  const sent = await email.send(message(), ctx)
  assert.deepEqual([health.state === 'failing' && health.code, sent.kind], ['unreachable', 'retry'])
  assert.deepEqual([asked, at.vendor.commands], [['127.0.0.1', '127.0.0.1'], []])
  const open: LookupFunction = (_, __, answer) => answer(null, '127.0.0.1', 4)
  assert.deepEqual(await check({ ...at.ctx, lookup: open } as typeof ctx), { state: 'good' })
})

test('a server without encryption gets no password', async () => {
  await using at = await scene({ encryption: 'tls' })
  const health = await check(at.ctx)
  const sent = await email.send(message(), at.ctx)
  assert.equal(health.state === 'failing' && health.code, 'not-secure')
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['retry', 'not-secure'])
  assert.ok(!at.vendor.commands.some(command => /LOGIN|AUTHENTICATE/.test(command)))
})

test('a text becomes plain HTML in which nothing of it is a tag', () => {
  const html = htmlOf('a <b> & "c"\nsee https://a.example/?q=1&r=2, or not\n\nd')
  assert.match(html, /<p>a &lt;b&gt; &amp; &quot;c&quot;<br>/)
  assert.match(
    html,
    /<a href="https:\/\/a\.example\/\?q=1&amp;r=2">https:\/\/a\.example\/\?q=1&amp;r=2<\/a>, or not<\/p>\n<p>d<\/p>/,
  )
})
