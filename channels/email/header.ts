import { decodeText, wordsOf } from './charset.ts'

/** The headers of a mail or of one of its parts; names in lower case, values unfolded and not yet decoded. */
export type Headers = ReadonlyMap<string, readonly string[]>

const mostHeaders = 2000
const longestValue = 50_000

/** Reads a block of headers; lines that are none are passed over. */
export function readHeaders(block: Uint8Array): Headers {
  const headers = new Map<string, string[]>()
  for (const [name, value] of fieldsIn(block)) {
    const values = headers.get(name) ?? []
    values.push(value)
    headers.set(name, values)
  }
  return headers
}

type Field = [name: string, value: string]

/** The headers one by one, from the top. */
export function* fieldsIn(block: Uint8Array): Generator<Field> {
  let count = 0
  let current: Field | undefined
  for (const line of linesOf(block)) {
    if (current && (line.startsWith(' ') || line.startsWith('\t'))) {
      if (current[1].length < longestValue) current[1] += line
      continue
    }
    if (current) yield [current[0], current[1].trim()]
    current = undefined
    const colon = line.indexOf(':')
    const name = colon < 0 ? '' : line.slice(0, colon).trimEnd().toLowerCase()
    if (/^[!-9;-~]{1,100}$/.test(name) && ++count <= mostHeaders) current = [name, line.slice(colon + 1)]
  }
  if (current) yield [current[0], current[1].trim()]
}

const longestHead = 200_000

/** The headers of a whole mail, as they came. */
export function headIn(mail: Uint8Array): Uint8Array {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.byteLength, longestHead))
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter(at => at >= 0)
  return bytes.subarray(0, ends.length > 0 ? Math.min(...ends) : undefined)
}

/** Each line is decoded by itself: one that is not UTF-8 doesn't spoil the others. */
function* linesOf(block: Uint8Array): Generator<string> {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from)
    const to = newline < 0 ? bytes.length : newline
    yield decodeText(bytes.subarray(from, to)).replace(/\r+$/, '')
    from = to + 1
  }
}

export const first = (headers: Headers, name: string): string | undefined => headers.get(name)?.[0]

export const every = (headers: Headers, name: string): readonly string[] => headers.get(name) ?? []

/** Without line breaks and other signs that nobody sees. */
export const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()

/** The value for people to read. */
export function readable(headers: Headers, name: string): string | undefined {
  const value = first(headers, name)
  return value ? oneLine(wordsOf(value)) : undefined
}

export type Valued = { value: string; params: Readonly<Record<string, string>> }

/** `text/plain; charset="utf-8"`: the value in lower case, its parameters (RFC 2231 joined and decoded). */
export function valued(text = ''): Valued {
  const [value = '', ...rest] = pieces(text)
  const raw = new Map<string, string>()
  for (const piece of rest.slice(0, 100)) {
    const equals = piece.indexOf('=')
    if (equals < 1) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    if (!raw.has(name)) raw.set(name, unquoted(piece.slice(equals + 1).trim()))
  }
  return { value: value.trim().toLowerCase().split(/\s/, 1)[0]!, params: joined(raw) }
}

/** Splits at semicolons outside of quotation marks. */
function pieces(text: string): string[] {
  const found: string[] = []
  let from = 0
  let isQuoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isQuoted && character === '\\') index++
    else if (character === '"') isQuoted = !isQuoted
    else if (character === ';' && !isQuoted) {
      found.push(text.slice(from, index))
      from = index + 1
    }
  }
  return [...found, text.slice(from)]
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.split(/\s/, 1)[0]!
  const end = text.lastIndexOf('"')
  // Backslashes of Windows paths are none of the escapes.
  return text.slice(1, end > 0 ? end : undefined).replaceAll(/\\(["\\])/g, '$1')
}

type Section = { index: number; isEncoded: boolean; text: string }

/** `name*0*=utf-8''a%20; name*1=b` → name. */
function joined(raw: ReadonlyMap<string, string>): Record<string, string> {
  const params: Record<string, string> = Object.create(null) as Record<string, string>
  const sections = new Map<string, Section[]>()
  for (const [name, text] of raw) {
    const found = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name)
    if (!found) params[name] ??= wordsOf(text)
    else {
      const list = sections.get(found[1]!) ?? []
      list.push({ index: Number(found[2] ?? 0), isEncoded: found[2] === undefined || found[3] === '*', text })
      sections.set(found[1]!, list)
    }
  }
  for (const [name, list] of sections) params[name] = continued(list.toSorted((a, b) => a.index - b.index))
  return params
}

function continued(sections: readonly Section[]): string {
  const [head] = sections
  const charset = head?.isEncoded ? /^([^']*)'[^']*'/.exec(head.text) : null
  const bytes = sections.map(({ isEncoded, text }, index) => {
    const said = index === 0 && charset ? text.slice(charset[0].length) : text
    return isEncoded ? unescaped(said) : Buffer.from(said)
  })
  return decodeText(Buffer.concat(bytes), charset?.[1])
}

const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/%([0-9a-f]{2})|([\u0080-\uffff]+)/gi, (_, hex: string | undefined, wide: string | undefined) =>
      hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : Buffer.from(wide!).toString('latin1'),
    ),
    'latin1',
  )
