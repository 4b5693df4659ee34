import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inbound, Pulled } from '#channel'
import { randomFrom } from '../../test/random.ts'
import { type MailVendor, openMailVendor } from '../../test/vendors/mail.ts'
import { writeMail } from '../../test/vendors/mail-letters.ts'
import { suiteContext } from '../suite/index.ts'
import { listen } from './listen.ts'
import { parse } from './parse.ts'
import { mailSettings } from './settings.ts'

const password = 'the password'
const own = 'help@acme.example'

async function scene(wishes: { lacksIdle?: boolean } = {}) {
  const vendor = await openMailVendor({ addresses: [own], login: own, password, ...wishes })
  const settings = mailSettings.read({
    ...{ mailbox: own, provider: 'other', password, encryption: 'none' },
    ...{ imapServer: vendor.imapServer, smtpServer: vendor.smtpServer },
  })
  const stop = new AbortController()
  const ctx = {
    ...suiteContext(settings),
    now: Date.now,
    signal: stop.signal,
    // Nothing here waits for time to pass: what wakes it is the server.
    pause: () => new Promise<void>(resolve => void stop.signal.addEventListener('abort', () => resolve())),
  }
  const close = async () => {
    stop.abort()
    await vendor.close()
  }
  return { vendor, ctx, stop, settings, [Symbol.asyncDispose]: close }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** A pull that has looked around; `from` as the last one left it. */
async function pulling({ ctx }: Scene, from?: string) {
  const pull = listen(ctx, from)
  const first = await pull.next()
  return { pull, cursor: first.value?.cursor }
}

const eventsOf = ({ settings }: Scene, pulled: Pulled): Inbound[] => parse(pulled, settings)

async function next(at: Scene, pull: AsyncGenerator<Pulled>): Promise<{ ids: string[]; cursor: string }> {
  const { value, done } = await pull.next()
  assert.ok(!done)
  const ids = eventsOf(at, value).flatMap(event => (event.kind === 'message' ? [event.externalId] : []))
  return { ids, cursor: value.cursor }
}

/** Others have their turn so many times. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(resolve => void setImmediate(resolve))
}

const writes = (vendor: MailVendor, id: string) => vendor.writes({ from: 'nora@example.org', text: id, id })

test('what lay there before is left alone; what comes while we wait comes at once', async () => {
  await using at = await scene()
  writes(at.vendor, 'old@example.org')
  const { pull } = await pulling(at)
  const coming = next(at, pull)
  await at.vendor.commanded('IDLE', 1)
  writes(at.vendor, 'new@example.org')
  assert.deepEqual((await coming).ids, ['new@example.org'])
  assert.ok(
    at.vendor.store.folder('INBOX').mails.every(({ flags }) => flags.size === 0),
    'a mail has been marked',
  )
})

test('after an outage everything comes that was missed, in its order, and nothing again', async () => {
  await using at = await scene()
  const { pull, cursor } = await pulling(at)
  await pull.return(undefined)
  for (const id of ['a@x.example', 'b@x.example', 'c@x.example']) writes(at.vendor, id)
  const second = await pulling(at, cursor)
  const seen = [await next(at, second.pull), await next(at, second.pull)]
  assert.deepEqual(
    seen.flatMap(({ ids }) => ids),
    ['a@x.example', 'b@x.example'],
  )
  await second.pull.return(undefined)
  const third = await pulling(at, seen.at(-1)!.cursor)
  assert.deepEqual((await next(at, third.pull)).ids, ['c@x.example'])
})

test('a mail taken away between two looks is passed over', async () => {
  await using at = await scene()
  const { pull, cursor } = await pulling(at)
  await pull.return(undefined)
  const gone = writes(at.vendor, 'gone@x.example')
  writes(at.vendor, 'here@x.example')
  at.vendor.store.move(gone.uid, 'INBOX', 'Archive')
  const second = await pulling(at, cursor)
  assert.deepEqual((await next(at, second.pull)).ids, ['here@x.example'])
})

test('a folder made anew is read again from lately on: the ids tell what is known', async () => {
  await using at = await scene()
  const { pull } = await pulling(at)
  writes(at.vendor, 'known@x.example')
  const first = await next(at, pull)
  await pull.return(undefined)
  at.vendor.store.renumber('INBOX')
  writes(at.vendor, 'new@x.example')
  const second = await pulling(at, first.cursor)
  const seen = [await next(at, second.pull), await next(at, second.pull)]
  assert.deepEqual(
    [...first.ids, ...seen.flatMap(({ ids }) => ids)],
    ['known@x.example', 'known@x.example', 'new@x.example'],
  )
  const { cursor } = await next(at, second.pull)
  await second.pull.return(undefined)
  writes(at.vendor, 'later@x.example')
  const third = await pulling(at, cursor)
  assert.deepEqual((await next(at, third.pull)).ids, ['later@x.example'])
})

test('what another program marks while a mail is fetched takes nothing from it', async () => {
  await using at = await scene()
  const { pull } = await pulling(at)
  const { uid } = writes(at.vendor, 'read@x.example')
  assert.deepEqual((await next(at, pull)).ids, ['read@x.example'])
  const coming = next(at, pull)
  await at.vendor.commanded('IDLE', 1)
  writes(at.vendor, 'first@x.example')
  writes(at.vendor, 'second@x.example')
  await at.vendor.commanded('UID SEARCH', 2)
  at.vendor.store.mark(uid, 'INBOX', '\\Seen')
  assert.deepEqual((await coming).ids, ['first@x.example'])
  assert.deepEqual((await next(at, pull)).ids, ['second@x.example'])
})

test('however short the rounds, whenever they come: every letter comes once, in its order', async () => {
  await using at = await scene()
  const random = randomFrom(7)
  const ctx = { ...at.ctx, pause: () => turns(random() * 40) }
  const wanted: string[] = []
  const write = async () => {
    await at.vendor.commanded('IDLE', 1)
    for (let count = 0; count < 400; count++) {
      const id = `letter-${count}@x.example`
      wanted.push(id)
      const { uid } = writes(at.vendor, id)
      await turns(random() * 60)
      if (random() < 0.3) at.vendor.store.mark(uid, 'INBOX', '\\Seen')
    }
  }
  const writing = write()
  const seen: string[] = []
  for await (const pulled of listen(ctx, undefined)) {
    seen.push(...eventsOf(at, pulled).flatMap(event => (event.kind === 'message' ? [event.externalId] : [])))
    if (seen.at(-1) === 'letter-399@x.example') break
  }
  await writing
  assert.deepEqual(seen, wanted)
})

test("a colleague's answer from a mail program comes; what we sent ourselves does not come again", async () => {
  await using at = await scene()
  const { pull, cursor } = await pulling(at)
  await pull.return(undefined)
  const sent = (id: string, headers: Record<string, string>) =>
    at.vendor.store.put('Sent', writeMail({ from: own, to: 'nora@example.org', text: id, id, headers }), Date.now())
  sent('ours@acme.example', { 'X-Sobremesa-Id': '0199' })
  sent('theirs@acme.example', {})
  const second = await pulling(at, cursor)
  const { value } = await second.pull.next()
  const [event] = eventsOf(at, value!)
  assert.ok(event?.kind === 'message' && event.echo)
  assert.deepEqual([event.externalId, event.from.id], ['theirs@acme.example', 'nora@example.org'])
})

test('a connection that is cut says so, and a refused one too', async () => {
  await using at = await scene()
  const { pull, cursor } = await pulling(at)
  const coming = pull.next()
  await at.vendor.commanded('IDLE', 1)
  at.vendor.drop()
  await assert.rejects(coming, { code: 'unreachable' })
  at.vendor.next('distrusts')
  await assert.rejects(listen(at.ctx, cursor).next(), { code: 'refused' })
})

test('it ends while it waits, when it is told to', async () => {
  await using at = await scene()
  const { pull } = await pulling(at)
  const coming = pull.next()
  await at.vendor.commanded('IDLE', 1)
  at.stop.abort()
  assert.equal((await coming).done, true)
})

test('a server without IDLE is asked again after a while', async () => {
  await using at = await scene({ lacksIdle: true })
  let go = () => {}
  const ctx = { ...at.ctx, pause: () => new Promise<void>(resolve => void (go = resolve)) }
  const pull = listen(ctx, undefined)
  await pull.next()
  const coming = pull.next()
  await at.vendor.commanded('UID SEARCH', 1)
  writes(at.vendor, 'late@x.example')
  const nudge = setInterval(() => go(), 5)
  const { value } = await coming
  clearInterval(nudge)
  assert.deepEqual(
    eventsOf(at, value!).map(event => event.kind === 'message' && event.externalId),
    ['late@x.example'],
  )
})

test('what we cannot keep ourselves is not called a fault of the mailbox', async () => {
  await using at = await scene()
  const { pull, cursor } = await pulling(at)
  await pull.return(undefined)
  at.vendor.writes({ from: 'nora@example.org', text: 'a', headers: { 'Reply-To': 'nora@shop.example.org' } })
  const away = Object.assign(new Error('The database is away'), { code: 'ECONNREFUSED' })
  const keep = { ...at.ctx.keep, write: () => Promise.reject(away) }
  const second = listen({ ...at.ctx, keep }, cursor)
  await second.next()
  await assert.rejects(second.next(), away)
})
