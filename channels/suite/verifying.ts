import assert from 'node:assert/strict'
import type { Raw, SettingValues, Verdict } from '#channel'
import type { ChannelCase } from './case.ts'
import { inFixtures, settingsOf, suiteNow } from './fixtures.ts'

const dayMs = 86_400_000

function verdict(subject: ChannelCase, raw: Raw, { now = suiteNow, values = subject.values } = {}): Verdict {
  const at = { now, ...(subject.keys ? { keys: subject.keys } : {}) }
  return subject.channel.verify(raw, settingsOf(subject.channel, values), at)
}

const refused = (found: Verdict, what: string) => assert.notEqual(found, 'ok', `${what} is taken for genuine`)

const bodies = (subject: ChannelCase) => inFixtures(subject).map(({ body }) => body)

export function genuineIsTaken(subject: ChannelCase): void {
  for (const body of [...bodies(subject), Buffer.from('{}')]) {
    assert.equal(verdict(subject, subject.sign(body, subject.values, suiteNow)), 'ok', 'a genuine request is refused')
  }
}

export function changedBody(subject: ChannelCase): void {
  for (const body of bodies(subject)) {
    const raw = subject.sign(body, subject.values, suiteNow)
    const at = (index: number) =>
      Buffer.concat([body.subarray(0, index), Buffer.from([body[index]! ^ 1]), body.subarray(index + 1)])
    for (const index of [0, body.length >> 1, body.length - 1]) {
      refused(verdict(subject, { ...raw, body: at(index) }), `a body changed at byte ${index}`)
    }
    refused(verdict(subject, { ...raw, body: Buffer.concat([body, Buffer.from(' ')]) }), 'a longer body')
    refused(verdict(subject, { ...raw, body: body.subarray(0, -1) }), 'a shorter body')
    refused(verdict(subject, { ...raw, body: Buffer.alloc(0) }), 'an empty body')
  }
}

export function changedHeader(subject: ChannelCase): void {
  const [body] = bodies(subject)
  const raw = subject.sign(body!, subject.values, suiteNow)
  for (const [name, value] of Object.entries(raw.headers)) {
    for (let index = 0; index < Math.min(value.length, 300); index++) {
      const changed = value.slice(0, index) + other(value[index]!) + value.slice(index + 1)
      refused(verdict(subject, { ...raw, headers: { ...raw.headers, [name]: changed } }), `${name}: ${changed}`)
    }
  }
}

const other = (character: string) =>
  /[a-f0-9]/i.test(character) ? (character === '7' ? '8' : '7') : character === 'x' ? 'y' : 'x'

export function staleTime(subject: ChannelCase): void {
  const [body] = bodies(subject)
  const raw = subject.sign(body!, subject.values, suiteNow)
  refused(verdict(subject, raw, { now: suiteNow + dayMs }), 'a request of yesterday')
  refused(verdict(subject, raw, { now: suiteNow - dayMs }), 'a request of tomorrow')
}

export function noHeader(subject: ChannelCase): void {
  const [body] = bodies(subject)
  const raw = subject.sign(body!, subject.values, suiteNow)
  refused(verdict(subject, { ...raw, headers: {} }), 'a request without headers')
  for (const name of Object.keys(raw.headers)) {
    const rest = Object.fromEntries(Object.entries(raw.headers).filter(([each]) => each !== name))
    refused(verdict(subject, { ...raw, headers: rest }), `a request without ${name}`)
    refused(verdict(subject, { ...raw, headers: { ...rest, [name]: '' } }), `a request with an empty ${name}`)
  }
}

/** Another one's secret does not hold, and neither does no secret at all, with which anybody could sign. */
export function otherSecret(subject: ChannelCase): void {
  const [body] = bodies(subject)
  const secrets = subject.channel.settings.fields.filter(field => field.kind === 'secret').map(field => field.key)
  const withSecrets = (value: string): SettingValues => ({
    ...subject.values,
    ...Object.fromEntries(secrets.map(key => [key, value])),
  })
  const forged = subject.sign(body!, withSecrets('the secret of somebody else 123'), suiteNow)
  refused(verdict(subject, forged), 'a request signed with another secret')
  const unsigned = subject.sign(body!, withSecrets(''), suiteNow)
  refused(verdict(subject, unsigned, { values: withSecrets('') }), 'a request, while no secret is set,')
}

export function hostileHeaders(subject: ChannelCase): void {
  const [body] = bodies(subject)
  const raw = subject.sign(body!, subject.values, suiteNow)
  for (const [name, value] of Object.entries(raw.headers)) {
    const half = value.slice(0, value.length >> 1)
    const hostile = [
      half,
      value + value,
      `${value}00`,
      value.toUpperCase(),
      'ñ'.repeat(64),
      '='.repeat(5000),
      ',,,',
      'null',
      '\u0000',
    ]
    for (const each of hostile.filter(candidate => candidate !== value)) {
      refused(verdict(subject, { ...raw, headers: { ...raw.headers, [name]: each } }), `${name}: ${each.slice(0, 100)}`)
    }
  }
}
