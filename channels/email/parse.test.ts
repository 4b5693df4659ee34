import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound } from '#channel'
import { foundQuery, parse } from './parse.ts'
import { mailSettings } from './settings.ts'
import { ownId } from './thread.ts'

const settings = mailSettings.read({
  ...{ mailbox: 'help@acme.example', provider: 'gmail', password: 'x', aliases: 'sales@acme.example' },
})
const place = { folder: 'INBOX', generation: '7', uid: 9, isSent: false, isCut: false }
const own = ownId('out-1', 'lane1', 'help@acme.example')

const read = (text: string, found: Partial<Parameters<typeof foundQuery>[0]> = {}): Inbound[] =>
  parse(
    { body: Buffer.from(text.replaceAll('\n', '\r\n')), headers: {}, query: foundQuery({ ...place, ...found }) },
    settings,
  )

function message(text: string, found: Partial<Parameters<typeof foundQuery>[0]> = {}) {
  const [event] = read(text, found)
  assert.ok(event?.kind === 'message', JSON.stringify(event))
  return event
}

const from = 'From: Nora <nora@x.example>\nMessage-ID: <m1@x.example>\n'

test('the time is when it arrived, else what it says of itself, else unknown', () => {
  const dated = `${from}Date: Fri, 20 Nov 2026 11:00:00 +0100 (CET)\n\na`
  assert.equal(message(dated, { at: 1_790_000_000_000 }).at, 1_790_000_000_000)
  assert.equal(message(dated).at, Date.UTC(2026, 10, 20, 10))
  assert.equal(message(`${from}Date: soon\n\na`).at, undefined)
})

test('a mail without an id, and one whose id is much too long, are still one mail each', () => {
  const nameless = 'From: nora@x.example\nSubject: a\n\nb'
  assert.equal(message(nameless).externalId, message(nameless, { uid: 10, folder: 'Archive' }).externalId)
  assert.notEqual(message(nameless).externalId, message(`${nameless}c`).externalId)
  assert.match(message(`From: nora@x.example\nMessage-ID: <${'x'.repeat(3000)}@y>\n\nb`).externalId, /^sha256-/)
})

const automatic: [what: string, header: string, isAutomatic: boolean][] = [
  ['an answer of a machine', 'Auto-Submitted: auto-replied', true],
  ['no machine', 'Auto-Submitted: no', false],
  ['a sender that wants no automatic answers', 'X-Auto-Response-Suppress: DR, OOF', true],
  ['… and one that minds nothing of ours', 'X-Auto-Response-Suppress: None', false],
  ['a mailing list', 'List-Id: <a.b>', true],
  ['bulk', 'Precedence: bulk', true],
  ['first class', 'Precedence: first-class', false],
  ['somebody who is away and says so in the subject alone', 'Subject: Respuesta automática: Envío', true],
  ['somebody who asks for automatic replies', 'Subject: How do I set up an automatic reply?', false],
  ['no way back', 'Return-Path: <>', true],
]
for (const [what, header, isAutomatic] of automatic)
  test(`automatic: ${what}`, () => assert.equal(message(`${from}${header}\n\na`).automatic ?? false, isAutomatic))

test('a free bounce that only waits is nothing; one that gave up is a failure', () => {
  const bounce = (text: string) =>
    read(
      `Return-Path: <>\nFrom: mailer-daemon@x.example\nMessage-ID: <b@x.example>\nSubject: Delivery\n\n${text}\n\nMessage-ID: <${own}>`,
    )
  assert.deepEqual(bounce('Delivery has been delayed. It will be retried.'), [])
  const [failed] = bounce('Recipient address rejected: 550 5.1.10 RESOLVER.ADR.RecipientNotFound')
  assert.ok(failed?.kind === 'receipt')
  assert.deepEqual([failed.targetId, failed.state, failed.code, failed.lane], [own, 'failed', '5.1.10', 'lane1'])
})

test('a receipt of a mail that was deleted unread is none', () => {
  const mark = 'Content-Type: multipart/report; report-type=disposition-notification; boundary=n'
  const said = (disposition: string) =>
    read(
      `${from}${mark}\n\n--n\n\nx\n--n\nContent-Type: message/disposition-notification\n\nOriginal-Message-ID: <${own}>\nDisposition: manual-action/MDN-sent-manually; ${disposition}\n--n--`,
    )
  assert.deepEqual(said('deleted'), [])
  assert.equal(said('displayed')[0]?.kind, 'receipt')
})

const trust = (headers: string) => {
  const part = message(`${headers}\n${from}\na`).parts?.find(each => each.kind === 'mail')
  return part?.kind === 'mail' ? part.trust : undefined
}

test('what servers say of a mail is believed when it is our own that says it', () => {
  const results = 'spf=pass smtp.mailfrom=x.example; dkim=fail; dmarc=none'
  const google = 'Received: by 2002:a05 with SMTP id x; Fri\nReceived: from x.example by mx.google.com with ESMTPS; Fri'
  assert.equal(trust(`${google}\nAuthentication-Results: mx.google.com; ${results}`), 'spf=pass dkim=fail dmarc=none')
  const microsoft = 'Received: from a.b by AM0.eurprd01.prod.outlook.com (2603::1) with Microsoft SMTP Server; Fri'
  assert.equal(trust(`${microsoft}\nAuthentication-Results: ${results}`), 'spf=pass dkim=fail dmarc=none')
  assert.equal(trust(`${google}\nAuthentication-Results: mx.evil.example; ${results}`), undefined)
  assert.equal(trust(`Authentication-Results: mx.google.com; ${results}`), undefined)
})

test('marks of spam are shown', () => {
  assert.equal(trust('X-Spam-Status: Yes, score=9'), 'spam=yes')
  assert.equal(trust('X-Forefront-Antispam-Report: CIP:1;SCL:9;SRV:'), 'spam=yes')
  assert.equal(trust('X-Spam-Status: No, score=-1\nX-Forefront-Antispam-Report: SCL:-1;'), undefined)
})

test('mails that would take time without end do not', { timeout: 20_000 }, () => {
  const long = 'x'.repeat(1_000_000)
  const blanks = ' '.repeat(1_000_000)
  for (const header of [
    'From',
    'Subject',
    'Date',
    'References',
    'Content-Type',
    'Received',
    'Authentication-Results',
    'Content-Disposition',
  ])
    for (const value of [
      long,
      blanks,
      '<'.repeat(1_000_000),
      '=?utf-8?Q?'.repeat(100_000),
      '"('.repeat(500_000),
      ';a=b'.repeat(250_000),
    ])
      assert.ok(Array.isArray(read(`${from}${header}: ${value}\n\na`)))
  const mark = 'Content-Type: multipart/report; report-type=feedback-report; boundary=f'
  for (const value of [long, blanks, '@'.repeat(1_000_000)])
    read(`${from}${mark}\n\n--f\nContent-Type: message/feedback-report\n\nOriginal-Rcpt-To: ${value}\n--f--`)
  read(`${from}${'a: b\n'.repeat(300_000)}\na`)
})

test('another house that works as we do is a customer like any other', () => {
  const theirs = ownId('out-9', 'lane9', 'shop@acme.example')
  const event = message(
    `From: shop@acme.example\nX-Sobremesa-Id: out-9\nMessage-ID: <${theirs}>\n\nDo you sell wholesale?`,
  )
  assert.deepEqual([event.externalId, event.from.id], [theirs, 'shop@acme.example'])
  assert.notEqual(event.lane, 'lane9')
})
