import assert from 'node:assert/strict'
import type { Inbound } from '#channel'
import type { ChannelCase, Mood } from './case.ts'
import { inFixtures, parsed, settingsOf, suiteNow } from './fixtures.ts'
import { suiteCard } from './publishing.ts'
import { plain, stage } from './sending.ts'

const receiptsIn = (subject: ChannelCase, body: Uint8Array) =>
  parsed(subject, body).filter((event): event is Extract<Inbound, { kind: 'receipt' }> => event.kind === 'receipt')

/** The receipt names the message as the answer to `send` did, whichever of the two comes first. */
export async function receiptsMeet(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  scene.vendor.next('receipt-first')
  const first = await scene.send(plain(subject))
  assert.ok(first.kind === 'sent', JSON.stringify(first))
  const early = scene.vendor.sent().flatMap(body => receiptsIn(subject, body))
  assert.deepEqual(
    early.map(receipt => receipt.targetId),
    [first.externalId],
    'the receipt before the answer names another message',
  )
  const later = receiptsIn(subject, scene.vendor.receipt(first.externalId))
  assert.deepEqual(
    later.map(receipt => receipt.targetId),
    [first.externalId],
    'the receipt after the answer names another message',
  )
}

export async function checkSeesGood(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  assert.deepEqual(await subject.channel.check(scene.ctx), { state: 'good' })
  assert.equal(scene.vendor.accepted().length, 0, 'the check left a message behind')
}

export async function checkSeesBad(subject: ChannelCase): Promise<void> {
  await using scene = await stage(subject)
  scene.vendor.next('distrusts')
  const distrusted = await subject.channel.check(scene.ctx)
  await scene.vendor.close()
  const gone = await subject.channel.check(scene.ctx)
  for (const health of [distrusted, gone]) {
    assert.equal(health.state, 'failing')
    assert.ok('code' in health && /^[a-z][a-z-]*$/.test(health.code), 'failing without a code that has words')
  }
}

const moods: Mood[] = ['echoes', 'refuses', 'distrusts', 'fails', 'cuts']

/** Nothing that the channel says, throws or prints holds a secret, not even when the vendor repeats it. */
export async function secretsStay(subject: ChannelCase): Promise<void> {
  const secrets = subject.channel.settings.fields
    .filter(field => field.kind === 'secret')
    .map(field => subject.values[field.key] ?? '')
    .filter(value => value !== '')
  using heard = listenToOutput()
  const said = [...(await saidWhileSending(subject)), ...saidWhileReading(subject), heard.text()]
  for (const secret of secrets) {
    const json = JSON.stringify(secret).slice(1, -1)
    for (const form of [secret, json, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      const leak = said.find(each => each.includes(form))
      assert.ok(leak === undefined, `a secret is in: ${leak?.replaceAll(form, '<SECRET>')}`)
    }
  }
}

async function saidWhileSending(subject: ChannelCase): Promise<string[]> {
  if (!subject.standIn) return []
  const said: string[] = []
  for (const mood of moods) {
    await using scene = await stage(subject)
    const ask = async (deed: () => Promise<unknown> | undefined) => {
      scene.vendor.next(mood)
      said.push(await Promise.resolve().then(deed).then(shown, shown))
    }
    await ask(() => scene.send(plain(subject)))
    await ask(() => subject.channel.check(scene.ctx))
    await ask(() => subject.channel.find?.(plain(subject), scene.ctx))
    const profileKey = scene.vendor.profile?.key ?? 'main'
    await ask(() => subject.channel.publish?.({ profileKey, card: suiteCard }, scene.ctx))
  }
  return said
}

function saidWhileReading(subject: ChannelCase): string[] {
  return inFixtures(subject).flatMap(({ body }) => {
    const raw = subject.sign(body, subject.values, suiteNow)
    const settings = settingsOf(subject.channel, subject.values)
    const verdicts = ['', 'ñ', '='].map(odd => {
      const headers = Object.fromEntries(Object.keys(raw.headers).map(name => [name, odd]))
      return attempt(() => subject.channel.verify({ ...raw, headers }, settings, { now: suiteNow }))
    })
    return [...verdicts, attempt(() => subject.channel.parse(raw, settings))]
  })
}

function attempt(deed: () => unknown): string {
  try {
    return shown(deed())
  } catch (error) {
    return shown(error)
  }
}

/** Every text inside a result or an error, as it is. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  const own = value instanceof Error ? [value.message, value.stack, value.cause] : []
  return [...own, ...Object.values(value)].map(shown).join('\n')
}

/** What is printed by this process meanwhile. */
function listenToOutput(): Disposable & { text(): string } {
  const written: string[] = []
  const streams = [process.stdout, process.stderr].map(stream => ({ stream, write: stream.write }))
  for (const { stream, write } of streams) {
    stream.write = ((...args: Parameters<typeof write>) => {
      written.push(String(args[0]))
      return write.apply(stream, args)
    }) as typeof write
  }
  return {
    text: () => written.join(''),
    [Symbol.dispose]() {
      for (const { stream, write } of streams) stream.write = write
    },
  }
}
