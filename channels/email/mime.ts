import { hash } from 'node:crypto'
import { decodeText } from './charset.ts'
import { first, type Headers, readHeaders, valued, type Valued } from './header.ts'

/** A mail, or a part of one. `section` is its number as IMAP counts ("2.1"; a mail without parts is "1"). */
export type Entity = {
  section: string
  headers: Headers
  type: Valued
  disposition: Valued
  /** As they came: the headers, and the body with its transfer encoding. */
  head: Buffer
  body: Buffer
  parts: readonly Entity[]
}

const deepest = 20
const mostParts = 500

type Left = { parts: number }

/** Takes a mail apart, however broken it is. What is nested too deeply, or has too many parts, stays in one piece. */
export function readMail(bytes: Uint8Array): Entity {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return readEntity(buffer, '', 0, { parts: mostParts })
}

function readEntity(bytes: Buffer, section: string, depth: number, left: Left): Entity {
  const { head, body } = halves(bytes)
  const headers = readHeaders(head)
  const type = valued(first(headers, 'content-type'))
  const disposition = valued(first(headers, 'content-disposition'))
  const { boundary } = type.params
  const isMultipart = type.value.startsWith('multipart/') && boundary !== undefined && depth < deepest
  const slices = isMultipart ? partsBetween(body, boundary, left) : []
  const parts = slices.map((slice, index) =>
    readEntity(slice, section === '' ? `${index + 1}` : `${section}.${index + 1}`, depth + 1, left),
  )
  return { section: section || (parts.length > 0 ? '' : '1'), headers, type, disposition, head, body, parts }
}

/** Headers end at the first empty line. A part may begin with it: then it has none. */
function halves(bytes: Buffer): { head: Buffer; body: Buffer } {
  for (let from = 0; from <= bytes.length;) {
    const newline = bytes.indexOf(10, from)
    if (newline < 0) break
    if (newline === from || (newline === from + 1 && bytes[from] === 13))
      return { head: bytes.subarray(0, from), body: bytes.subarray(newline + 1) }
    from = newline + 1
  }
  return { head: bytes, body: bytes.subarray(bytes.length) }
}

function partsBetween(body: Buffer, boundary: string, left: Left): Buffer[] {
  const found: Buffer[] = []
  const mark = Buffer.from(`--${boundary}`, 'utf8')
  let from = -1
  for (let at = body.indexOf(mark); at >= 0 && left.parts > 0; at = body.indexOf(mark, at + mark.length)) {
    const line = boundaryLine(body, at, mark.length)
    if (!line) continue
    if (from >= 0) {
      found.push(body.subarray(from, withoutNewline(body, from, at)))
      left.parts--
    }
    from = line.isLast ? -1 : line.next
    if (line.isLast) return found
  }
  if (from >= 0 && left.parts > 0) found.push(body.subarray(from))
  return found
}

/** A boundary stands at the start of a line and has nothing but white space behind it. */
function boundaryLine(body: Buffer, at: number, length: number): { isLast: boolean; next: number } | undefined {
  if (at > 0 && body[at - 1] !== 10) return undefined
  let end = at + length
  const isLast = body[end] === 45 && body[end + 1] === 45
  if (isLast) end += 2
  while (body[end] === 32 || body[end] === 9 || body[end] === 13) end++
  if (end < body.length && body[end] !== 10) return undefined
  return { isLast, next: Math.min(end + 1, body.length) }
}

/** The line break before a boundary belongs to the boundary. */
function withoutNewline(body: Buffer, from: number, at: number): number {
  if (at > from && body[at - 1] === 10) return at - 1 > from && body[at - 2] === 13 ? at - 2 : at - 1
  return at
}

const encodingOf = ({ headers }: Pick<Entity, 'headers'>): string =>
  /[a-z0-9-]+/.exec((first(headers, 'content-transfer-encoding') ?? '').toLowerCase())?.[0] ?? ''

/** The bytes that somebody attached. */
export function bytesOf(entity: Pick<Entity, 'headers' | 'body'>): Buffer {
  const encoding = encodingOf(entity)
  if (encoding === 'base64') return Buffer.concat(units(entity.body).map(unit => Buffer.from(unit, 'base64')))
  return encoding === 'quoted-printable' ? unquotedPrintable(entity.body) : entity.body
}

/** Some mailers pad in the middle: what follows is a text of its own. */
const units = (body: Buffer): string[] =>
  body
    .toString('latin1')
    .replaceAll(/[^A-Za-z0-9+/=]+/g, '')
    .split(/(?<==)(?!=)/)

const equals = 61

function unquotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!
    if (byte !== equals) {
      out[length++] = byte
      continue
    }
    const value = Number.parseInt(body.toString('latin1', at + 1, at + 3), 16)
    if (/^[0-9a-f]{2}$/i.test(body.toString('latin1', at + 1, at + 3))) {
      out[length++] = value
      at += 2
      continue
    }
    // A soft line break may have white space in it.
    let end = at + 1
    while (body[end] === 32 || body[end] === 9) end++
    if (body[end] === 13) end++
    if (body[end] === 10) at = end
    else if (end < body.length) out[length++] = byte
  }
  return out.subarray(0, length)
}

/** How many bytes `bytesOf` would give, without making them. */
export function sizeOf(entity: Entity): number {
  if (encodingOf(entity) !== 'base64') return bytesOf(entity).length
  let characters = 0
  for (const byte of entity.body) if (byte > 32 && byte !== equals) characters++
  return Math.floor((characters * 3) / 4)
}

const mostTextBytes = 4_000_000

/** What a part says, as text with plain line breaks. Of a very long one, the beginning. */
export function textIn(entity: Entity): string {
  const { charset, format, delsp } = entity.type.params
  const bytes = bytesOf(entity)
  const text = decodeText(bytes.subarray(0, endOfText(bytes)), charset)
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
  return format?.toLowerCase() === 'flowed' ? unflowed(text, delsp?.toLowerCase() === 'yes') : text
}

/** At the end of a line, so that no sign is cut in two. */
function endOfText(bytes: Buffer): number {
  if (bytes.length <= mostTextBytes) return bytes.length
  const newline = bytes.lastIndexOf(10, mostTextBytes)
  return newline > 0 ? newline : mostTextBytes
}

/** RFC 3676: a line that ends with a blank goes on in the next one of the same depth of quotation. */
function unflowed(text: string, isSpaceDeleted: boolean): string {
  const lines: string[] = []
  let open: { depth: number; text: string[] } | undefined
  const close = () => {
    if (open) lines.push(`${'>'.repeat(open.depth)}${open.depth > 0 ? ' ' : ''}${open.text.join('')}`)
    open = undefined
  }
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length
    const said = line.slice(depth).replace(/^ /, '')
    const isSoft = said.endsWith(' ') && said !== '-- '
    if (open && (open.depth !== depth || said === '-- ')) close()
    open ??= { depth, text: [] }
    open.text.push(isSoft && isSpaceDeleted ? said.slice(0, -1) : said)
    if (!isSoft) close()
  }
  close()
  return lines.join('\n')
}

/** Names a part's headers, to be sure that what is fetched again later is that part. */
export const headDigest = (head: Uint8Array): string =>
  hash('sha256', Buffer.from(head).toString('latin1').replaceAll(/\s+/g, ''), 'hex').slice(0, 12)
