import { isDeepStrictEqual } from 'node:util'
import type { Inbound, Raw } from '#channel'

/** What a body is read with: the channel's `parse`, for one connection. */
export type Parse = (raw: Raw) => Inbound[]

export const nothing = new Uint8Array()

// Nobody says so many things in one message: to look for each of them in each text would take long.
const mostTexts = 200

/** What a message (`id` at the vendor) says in a body, to be looked for in others too. Pure. */
export const saidIn = (raw: Raw, parse: Parse, id: string): string[] =>
  parse(raw)
    .filter(each => isAbout(each, id))
    .flatMap(textsOf)

/**
 * Takes out of a body what a message said (`id` at the vendor), and what is known that it said elsewhere, shortened too.
 * Texts of JSON are emptied where they stand, so that numbers, order and everything else stay byte for byte. The outcome is read again: if the
 * words can still be found, or anything beside the message reads otherwise than before, nothing of the body is kept. Pure.
 */
export function redactBody(raw: Raw, parse: Parse, id: string, saidElsewhere: ReadonlySet<string>): Uint8Array {
  const before = parse(raw)
  const said = new Set([...saidElsewhere, ...saidIn(raw, parse, id)])
  const text = Buffer.from(raw.body).toString('utf8')
  if (!isJson(text) || said.size > mostTexts) return nothing
  const isSaid = saying(said)
  const body = Buffer.from(text.replaceAll(literal, found => (isName(found) || !isSaid(textIn(found)) ? found : '""')))
  return isClean(body, { raw, parse, id, before, said, isSaid }) ? body : nothing
}

/** Whether a text is one of these, or one of them shortened: platforms send long ones twice, once with an end of their own. */
function saying(said: ReadonlySet<string>): (text: string) => boolean {
  const long = [...said].filter(words => words.length >= telling)
  return text =>
    said.has(text) ||
    (text.length >= telling &&
      long.some(words => words.startsWith(text) || (words.length > head && text.startsWith(words.slice(0, head)))))
}

type Outcome = {
  raw: Raw
  parse: Parse
  id: string
  before: readonly Inbound[]
  said: ReadonlySet<string>
  isSaid: (text: string) => boolean
}

function isClean(body: Buffer, { raw, parse, id, before, said, isSaid }: Outcome): boolean {
  const after = parse({ ...raw, body })
  // Emptied, the message itself may be none any more.
  const others = (events: readonly Inbound[]) => events.filter(each => !isAbout(each, id) && each.kind !== 'unknown')
  if (after.some(each => isAbout(each, id) && wordsOf(each).some(Boolean))) return false
  const isKept = isDeepStrictEqual(withoutWords(others(before), isSaid), withoutWords(others(after), isSaid))
  const long = [...said].filter(words => words.length >= telling).flatMap(words => [words, inJson(words)])
  const left = [...body.toString('utf8').matchAll(literal)].map(([found]) => textIn(found))
  return isKept && !left.some(text => long.some(words => text.includes(words.slice(0, head))))
}

// Shorter words stand in other texts by chance.
const telling = 12
/** By so much of its beginning a longer text is known. */
const head = 40

/** As it stands in a text that is JSON itself. */
const inJson = (words: string): string => JSON.stringify(words).slice(1, -1)

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
const withoutWords = (events: readonly Inbound[], isSaid: (text: string) => boolean): unknown =>
  JSON.parse(
    JSON.stringify(events, (name, value: unknown) =>
      typeof value === 'string' && isSaid(value) && !names.has(name) ? '' : value,
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
