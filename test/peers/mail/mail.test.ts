import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Context, Inbound, Out, Pulled } from '#channel'
import { channels } from '#channels'
import { suiteContext } from '../../../channels/suite/index.ts'
import { type CustomerMail, writeMail } from '../../vendors/mail-letters.ts'
import { noMailServers } from './programs.ts'
import { type MailServers, openMailServers } from './servers.ts'

const skip = noMailServers
const email = channels.get('email')!
const password = 'correct horse'

let servers: MailServers
before(async () => {
  if (skip) return
  servers = await openMailServers({ 'help@acme.example': password, 'nora@shop.example': 'her own' })
  setDefaultCACertificates([...getCACertificates(), servers.certificate])
})
after(async () => {
  if (!skip) await servers[Symbol.asyncDispose]()
})

/** The brand's mailbox as a connection; `given` changes the form. */
function connection(given: Record<string, string> = {}): Context<unknown> {
  const settings = email.settings.read({
    mailbox: 'help@acme.example',
    provider: 'other',
    password,
    aliases: 'sales@acme.example',
    imapServer: `127.0.0.1:${servers.imapPort}`,
    smtpServer: `127.0.0.1:${servers.submissionPort}`,
    ...given,
  })
  const stop = new AbortController()
  after(() => stop.abort())
  return {
    ...suiteContext(settings),
    now: Date.now,
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(60_000)]),
    pause: ms => new Promise(resolve => void setTimeout(resolve, ms).unref()),
  }
}

/** Brings a mail to Postfix as another server would. */
async function bring(mail: CustomerMail): Promise<void> {
  const to = (mail.to ?? 'help@acme.example').replace(/^.*<|>.*$/g, '')
  const socket = connect(servers.smtpPort, '127.0.0.1')
  const bytes = writeMail(mail).toString('latin1').replaceAll('\r\n.', '\r\n..')
  const says = ['EHLO mx.example.org', `MAIL FROM:<${mail.from}>`, `RCPT TO:<${to}>`, 'DATA', `${bytes}\r\n.`, 'QUIT']
  for await (const line of createInterface(socket)) {
    if (/^\d{3}-/.test(line)) continue
    assert.match(line, /^[23]/, `Postfix says ${line}`)
    const next = says.shift()
    if (next === undefined) break
    socket.write(`${next}\r\n`, 'latin1')
  }
}

/** The listener's next mail that is one, with what it means. */
async function nextIn(
  pull: AsyncIterator<Pulled>,
  ctx: Context<unknown>,
): Promise<{ events: Inbound[]; cursor: string }> {
  for (;;) {
    const { value, done } = await pull.next()
    assert.ok(!done, 'the pull ended by itself')
    if (value.body.length > 0) return { events: email.parse(value, ctx.settings), cursor: value.cursor }
  }
}

const begin = async (ctx: Context<unknown>, from?: string) => {
  const pull = email.listen!(ctx, from)[Symbol.asyncIterator]()
  const first = from === undefined ? await pull.next() : undefined
  return { pull, cursor: first?.value?.cursor as string }
}

const answer = (given: Partial<Out> & { id: string }): Out => ({
  deed: 'message',
  profileKey: 'help@acme.example',
  to: { id: 'nora@shop.example', lane: 'thread1' },
  visibility: 'private',
  text: 'We will check.',
  at: Date.now(),
  ...given,
})

test('both servers are entered, and a wrong password is told from a right one', { skip }, async () => {
  assert.deepEqual(await email.check(connection()), { state: 'good' })
  const wrong = await email.check(connection({ password: 'wrong horse' }))
  assert.equal(wrong.state === 'failing' && wrong.code, 'refused')
})

test('a certificate for another name is not believed', { skip }, async () => {
  const health = await email.check(connection({ imapServer: `localhost:${servers.imapPort}` }))
  assert.equal(health.state === 'failing' && health.code, 'not-secure')
  const given = { smtpServer: `localhost:${servers.submissionPort}` }
  const sent = await email.send(answer({ id: '0199a1b2-0000-7000-8000-00000000aa00' }), connection(given))
  assert.deepEqual([sent.kind, 'code' in sent && sent.code], ['retry', 'not-secure'])
})

test('what arrives while we wait comes at once, with its files', { skip }, async () => {
  const ctx = connection()
  const { pull } = await begin(ctx)
  const coming = nextIn(pull, ctx)
  const bytes = Buffer.from('%PDF-1.4 ñ')
  await bring({
    ...{
      from: 'nora@shop.example',
      name: 'Nóra',
      to: 'sales+spring@acme.example',
      subject: 'Envío 77',
      id: 'n1@shop.example',
    },
    ...{
      text: '¿Dónde está?',
      html: '<p>¿Dónde está?</p>',
      files: [{ name: 'ñ.pdf', type: 'application/pdf', bytes }],
    },
  })
  const { events } = await coming
  const [message] = events
  assert.ok(message?.kind === 'message')
  assert.deepEqual(
    [message.from.name, message.subject, message.text, message.profileKey, message.externalId],
    ['Nóra', 'Envío 77', '¿Dónde está?', 'sales@acme.example', 'n1@shop.example'],
  )
  const file = message.parts?.find(part => part.kind === 'document')
  assert.ok(file && 'ref' in file)
  const fetched = await email.media!(file.ref, ctx)
  assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), bytes)
  await pull.return?.()
  const unseen = servers.doveadm('search', '-u', 'help@acme.example', 'mailbox', 'INBOX', 'unseen').trim()
  assert.equal(unseen.split('\n').length, 1, 'the mail has been marked as read')
})

test('an outage loses nothing and brings nothing twice', { skip }, async () => {
  const ctx = connection()
  const { pull, cursor } = await begin(ctx)
  await pull.return?.()
  for (const number of [1, 2, 3])
    await bring({ from: 'nora@shop.example', text: `${number}`, id: `away${number}@shop.example` })
  const again = await begin(ctx, cursor)
  const seen: string[] = []
  let last = cursor
  while (seen.length < 3) {
    const { events, cursor: kept } = await nextIn(again.pull, ctx)
    seen.push(...events.flatMap(event => (event.kind === 'message' ? [event.externalId] : [])))
    last = kept
  }
  await again.pull.return?.()
  assert.deepEqual(seen.toSorted(), ['away1@shop.example', 'away2@shop.example', 'away3@shop.example'])
  await bring({ from: 'nora@shop.example', text: '4', id: 'away4@shop.example' })
  const third = await begin(ctx, last)
  const { events } = await nextIn(third.pull, ctx)
  assert.deepEqual(
    events.map(event => event.kind === 'message' && event.externalId),
    ['away4@shop.example'],
  )
  await third.pull.return?.()
})

test('an answer arrives whole, and a copy lies among the sent ones, once', { skip }, async () => {
  const ctx = connection()
  const out = answer({ id: '0199a1b2-0000-7000-8000-00000000aa01', subject: 'Envío 77', thread: ['n1@shop.example'] })
  const early = await email.find!(out, ctx)
  const sent = await email.send(out, ctx)
  assert.deepEqual([early, sent.kind], [undefined, 'sent'])
  assert.deepEqual(await email.find!(out, ctx), sent)
  assert.deepEqual(await email.send(out, ctx), sent)
  const copies = servers.doveadm(
    'search',
    '-u',
    'help@acme.example',
    'mailbox',
    'Sent',
    'header',
    'x-sobremesa-id',
    out.id,
  )
  assert.equal(copies.trim().split('\n').length, 1)
  const customer = connection({ mailbox: 'nora@shop.example', password: 'her own', aliases: '' })
  const subjects = async () =>
    servers.doveadm('fetch', '-u', 'nora@shop.example', 'hdr.subject hdr.in-reply-to', 'mailbox', 'INBOX', 'all')
  for (let tries = 0; !(await subjects()).includes('Re=3A') && tries < 100; tries++) await customer.pause(50)
  assert.match(await subjects(), /Re=3A_Env=C3=ADo_77/)
  assert.match(await subjects(), /<n1@shop\.example>/)
})

test('what does not arrive comes back as a receipt of that message', { skip }, async () => {
  const ctx = connection()
  const { pull } = await begin(ctx)
  const out = answer({ id: '0199a1b2-0000-7000-8000-00000000aa02', to: { id: 'nobody@shop.example', lane: 'thread2' } })
  const sent = await email.send(out, ctx)
  assert.ok(sent.kind === 'sent', JSON.stringify(sent))
  const { events } = await nextIn(pull, ctx)
  await pull.return?.()
  const [receipt] = events
  assert.ok(receipt?.kind === 'receipt', JSON.stringify(events))
  assert.deepEqual(
    [receipt.targetId, receipt.state, receipt.code, receipt.lane],
    [sent.externalId, 'failed', '5.1.1', 'thread2'],
  )
})

test('what the server refuses at once is refused for good, with its code', { skip }, async () => {
  const nowhere = await email.send(
    answer({ id: '0199a1b2-0000-7000-8000-00000000aa03', to: { id: 'x@nowhere.example', lane: 't' } }),
    connection({ sentCopy: 'theirs' }),
  )
  // Postfix takes it and sends a bounce, unless it knows better already: both are an honest answer.
  assert.ok(['sent', 'rejected'].includes(nowhere.kind), JSON.stringify(nowhere))
  const wrong = await email.send(
    answer({ id: '0199a1b2-0000-7000-8000-00000000aa04' }),
    connection({ password: 'wrong horse' }),
  )
  assert.deepEqual([wrong.kind, 'code' in wrong && wrong.code], ['retry', 'refused'])
})

test('what a colleague writes in a mail program comes as their answer', { skip }, async () => {
  const ctx = connection()
  const { pull, cursor } = await begin(ctx)
  await pull.return?.()
  const bytes = writeMail({
    from: 'help@acme.example',
    to: 'nora@shop.example',
    text: 'I have called.',
    id: 'own1@acme.example',
  })
  const { ImapFlow } = await import('imapflow')
  const program = new ImapFlow({
    ...{ host: '127.0.0.1', port: servers.imapPort, secure: false, logger: false },
    auth: { user: 'help@acme.example', pass: password },
  })
  await program.connect()
  await program.append('Sent', bytes, ['\\Seen'])
  await program.logout()
  const again = await begin(ctx, cursor)
  const { events } = await nextIn(again.pull, ctx)
  await again.pull.return?.()
  const [echo] = events
  assert.ok(echo?.kind === 'message' && echo.echo, JSON.stringify(events))
  assert.deepEqual([echo.from.id, echo.text], ['nora@shop.example', 'I have called.'])
})
