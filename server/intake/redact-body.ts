import { isDeepStrictEqual } from 'node:util'
import type { Inbound, Raw } from '#channel'

/** What a body is read with: the channel's `parse`, for one connection. */
export type Parse = (raw: Raw) => Inbound[]

export type Redacted = {
  body: Uint8Array
  /** What the message said, to be looked for in other bodies. */
  said: ReadonlySet<string>
}

const nothing = new Uint8Array()

/**
 * Takes out of a body what a message said (`id` at the vendor), and what is known that it said elsewhere. Texts of JSON are
 * emptied where they stand, so that numbers, order and everything else stay byte for byte. The outcome is read again: if the
 * words can still be found, or anything beside the message reads otherwise than before, nothing of the body is kept. Pure.
 */
export function redactBody(raw: Raw, parse: Parse, id: string, saidElsewhere: ReadonlySet<string>): Redacted {
  const before = parse(raw)
  const said = new Set([...saidElsewhere, ...before.filter(each => isAbout(each, id)).flatMap(textsOf)])
  const text = Buffer.from(raw.body).toString('utf8')
  if (!isJson(text)) return { body: nothing, said }
  const body = Buffer.from(
    text.replaceAll(literal, found => (isName(found) || !said.has(textIn(found)) ? found : '""')),
  )
  return { body: isClean(body, { raw, parse, id, before, said }) ? body : nothing, said }
}

type Outcome = { raw: Raw; parse: Parse; id: string; before: readonly Inbound[]; said: ReadonlySet<string> }

function isClean(body: Buffer, { raw, parse, id, before, said }: Outcome): boolean {
  const after = parse({ ...raw, body })
  // Emptied, the message itself may be none any more.
  const others = (events: readonly Inbound[]) => events.filter(each => !isAbout(each, id) && each.kind !== 'unknown')
  if (after.some(each => isAbout(each, id) && wordsOf(each).some(Boolean))) return false
  const isKept = isDeepStrictEqual(withoutWords(others(before), said), withoutWords(others(after), said))
  const long = [...said].filter(words => words.length >= telling)
  const left = [...body.toString('utf8').matchAll(literal)].map(([found]) => textIn(found))
  return isKept && !left.some(text => long.some(words => text.includes(words)))
}

// Shorter words stand in other texts by chance.
const telling = 12

const isAbout = (event: Inbound, id: string): boolean =>
  (event.kind === 'message' && event.externalId === id) || (event.kind === 'edit' && event.targetId === id)

/** Everything a message says: its text, and the texts of its pieces. */
function textsOf(event: Inbound): string[] {
  if (event.kind !== 'message' && event.kind !== 'edit') return []
  return textsIn([wordsOf(event), event.parts]).filter(each => each !== '')
}

const wordsOf = (event: Inbound): unknown[] =>
  event.kind === 'message' ? [event.text, event.subject] : event.kind === 'edit' ? [event.text] : []

// The platform's words, not the writer's.
const sorts: ReadonlySet<string> = new Set(['kind', 'type', 'what', 'currency'])

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => (sorts.has(name) ? [] : textsIn(each)))
}

const names: ReadonlySet<string> = new Set([
  'kind',
  'key',
  'profileKey',
  'lane',
  'externalId',
  'targetId',
  'quoteOf',
  'id',
])

/** What others quote of it goes with it, that is no change of theirs; what they are known by has to stay. */
const withoutWords = (events: readonly Inbound[], said: ReadonlySet<string>): unknown =>
  JSON.parse(
    JSON.stringify(events, (name, value: unknown) =>
      typeof value === 'string' && said.has(value) && !names.has(name) ? '' : value,
    ),
  )

// A text of JSON; where a colon follows, it is a name.
const literal = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?/g
const isName = (found: string): boolean => found.endsWith(':')

function textIn(found: string): string {
  try {
    return JSON.parse(isName(found) ? found.slice(0, found.lastIndexOf('"') + 1) : found) as string
  } catch {
    return ''
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
