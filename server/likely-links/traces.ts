import { fold, personalDataIn } from '#personal'
import { fullNamesOf } from './nicknames.ts'
import { orderNumbersIn } from './order-numbers.ts'
import { isScreenName, type PersonName, personName } from './person-name.ts'

export const traceKinds = ['phone', 'email', 'order', 'handle', 'name'] as const
export type TraceKind = (typeof traceKinds)[number]

/** `is`: the account itself; `told`: by its platform; `said`: in a message; `like`: made of what the account is called. */
export type TraceSource = 'is' | 'told' | 'said' | 'like'

/** Something by which somebody can be known again. `key`: as it is compared. */
export type Trace = { kind: TraceKind; key: string; source: TraceSource }

/** An account as its channel shows it. */
export type Shown = {
  channel: string
  externalId: string
  name: string
  handle: string | null
  known: Record<string, string>
}

/** On these the account is a telephone number. */
export const telephones = new Set(['whatsapp', 'sms', 'twilio', 'telnyx', 'voice', 'rcs'])
export const mailboxes = new Set(['email', 'gmail', 'outlook'])

/** What an account itself is known by. Pure. */
export function tracesOf({ channel, externalId, name, handle, known }: Shown): Trace[] {
  const traces: Trace[] = []
  if (telephones.has(channel)) traces.push(...phone(externalId, 'is'))
  if (mailboxes.has(channel) || externalId.includes('@')) traces.push(...mailbox(externalId, 'is'))
  traces.push(...phone(known.phone ?? '', 'told'), ...mailbox(known.email ?? '', 'told'))
  if (handle) traces.push(...handles(handle))
  if (isScreenName(name)) traces.push(...handles(name))
  traces.push(...names(personName(name)))
  return once(traces)
}

const strange = /\d{3}|@|arroba|#/
/** Of somebody else: whose number or address it is, is said before it. */
const others =
  /\b(?:hij[oa]s?|madre|padre|mama|papa|marido|mujer|espos[oa]|novi[oa]|herman[oa]|abuel[oa]|ti[oa]|prim[oa]|veci[nñ][oa]|compa[nñ]er[oa]s?|amig[oa]|jef[ea]|vuestr[oa]s?|su compa|atencion|centralita|tienda|son|daughter|mother|father|wife|husband|brother|sister|friend|your|mare|pare|germ[aà]n?a?|vostr[ea])\b[^.!?\n]{0,40}$/

/** What was said in a message: telephone numbers, addresses and orders, but none that is said to be somebody else's. Pure, linear. */
export function tracesIn(text: string): Trace[] {
  if (!strange.test(text)) return []
  const said = personalDataIn(text.slice(0, 5000)).flatMap(({ kind, from, to }) => {
    const written = text.slice(from, to)
    if ((kind !== 'phone' && kind !== 'email') || others.test(fold(text.slice(Math.max(0, from - 60), from)).low))
      return []
    return kind === 'phone' ? phone(written, 'said') : mailbox(fold(written).low, 'said')
  })
  return once([...said, ...orderNumbersIn(text).map(key => ({ kind: 'order' as const, key, source: 'said' as const }))])
}

/** Numbers are compared by their ends: with the country in front or without, it is the same one. */
function phone(written: string, source: TraceSource): Trace[] {
  const digits = /^[+\d\s().-]+$/.test(written) ? written.replaceAll(/\D/g, '') : ''
  return digits.length >= 7 && digits.length <= 17 ? [{ kind: 'phone', key: digits.slice(-9), source }] : []
}

/** What stands before the sign also tells how somebody calls themselves. */
function mailbox(address: string, source: TraceSource): Trace[] {
  const [local = '', host = '', more] = address.toLowerCase().trim().split('@')
  if (local === '' || !host.includes('.') || more !== undefined) return []
  const isGmail = host === 'gmail.com' || host === 'googlemail.com'
  const plain = local.replace(/\+.*$/, '')
  const key = isGmail ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${host}`
  return [{ kind: 'email', key, source }, ...handles(plain).map(each => ({ ...each, source: 'like' as const }))]
}

const shortestHandle = 5

/** A handle without its dots and lines; without the digits at its end it is like what others call themselves. */
function handles(handle: string): Trace[] {
  const bare = fold(handle).low.replaceAll(/[^a-z\d]/g, '')
  const letters = bare.replace(/\d+$/, '')
  return [
    ...(bare.length >= shortestHandle ? [{ kind: 'handle' as const, key: bare, source: 'is' as const }] : []),
    ...(letters !== bare && letters.length >= shortestHandle
      ? [{ kind: 'handle' as const, key: letters, source: 'like' as const }]
      : []),
  ]
}

/** Two words of a name at a time, as they sound, in either order; and the handles that people make of their names. */
function names({ words, isDisguised }: PersonName): Trace[] {
  if (isDisguised) return []
  const whole = words.filter(word => word.length > 1)
  const sounds = whole.map(word => fullNamesOf(word).map(soundOf))
  const pairs = sounds.flatMap((one, at) =>
    sounds.slice(at + 1).flatMap(other => one.flatMap(a => other.map(b => [a, b].toSorted().join(' ')))),
  )
  const [first, second, third] = whole
  const made = [
    ...(second ? [first! + second, second + first!, first![0]! + second] : []),
    ...(third ? [first! + second! + third, first! + third] : []),
  ].filter(each => each.length >= shortestHandle)
  return [
    ...pairs.slice(0, mostPairs).map(key => ({ kind: 'name' as const, key, source: 'is' as const })),
    ...made.map(key => ({ kind: 'handle' as const, key, source: 'like' as const })),
  ]
}

const mostPairs = 12

/** How a word sounds to who writes it from memory: first letter and consonants, what sounds alike being one. */
export function soundOf(word: string): string {
  const alike = word
    .replaceAll('ll', 'y')
    .replaceAll(/qu|k|c(?![eih])|ck/g, 'k')
    .replaceAll(/[zsxç]|c(?=[ei])/g, 's')
    .replaceAll('v', 'b')
    .replaceAll('w', 'b')
    .replaceAll(/g(?=[ei])/g, 'j')
    .replaceAll('ñ', 'n')
    .replaceAll('h', '')
  return (
    (alike[0] ?? '') +
    alike
      .slice(1)
      .replaceAll(/[aeiouy]/g, '')
      .replaceAll(/(.)\1+/g, '$1')
  )
}

const strength: Record<TraceSource, number> = { is: 0, told: 1, said: 2, like: 3 }

/** Each once, by the strongest of its sources. */
export function once(traces: readonly Trace[]): Trace[] {
  const known = new Map<string, Trace>()
  for (const trace of traces.toSorted((one, other) => strength[one.source] - strength[other.source])) {
    const name = `${trace.kind} ${trace.key}`
    if (!known.has(name)) known.set(name, trace)
  }
  return [...known.values()]
}
