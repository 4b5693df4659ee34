import { coverIn, covered } from './cover.ts'

/** Elements between which a number does not go on. */
const block =
  /^<\/?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|pre|section|article|header|footer)(?![a-z\d])/i
const unread = /^<(style|script|title|head)(?![a-z\d])/i
const told = /(?<=\s(?:alt|title|value|placeholder|aria-label)\s{0,3}=\s{0,3})(?:"[^"]{0,2000}"|'[^']{0,2000}')/gi
const entity = /^&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,12}));/i

type Read = { plain: string; from: number[]; to: number[] }

/**
 * A page of HTML with its cards, accounts and security codes covered sign by sign, wherever its tags part them; all else
 * stays as it is. Pure, and linear in its length.
 */
export function coveredPage(html: string): string {
  const { page, read } = readPage(html)
  const signs: [from: number, to: number][] = []
  for (const { kind, from, to } of coverIn(read.plain)) {
    const places: number[] = []
    for (let at = from; at < to; at++) if (/[\p{L}\p{Nd}]/u.test(read.plain[at]!)) places.push(at)
    const hidden = kind === 'security-code' ? places : places.slice(kind === 'iban' ? 2 : 0, -4)
    for (const at of hidden) signs.push([read.from[at]!, read.to[at]!])
  }
  const pieces: string[] = []
  let end = 0
  for (const [from, to] of signs) {
    pieces.push(page.slice(end, from), '•')
    end = to
  }
  return pieces.join('') + page.slice(end)
}

/** The page with what its tags say covered, and what is read in it, sign for sign with its place. */
function readPage(html: string): { page: string; read: Read } {
  let page = ''
  const read: Read = { plain: '', from: [], to: [] }
  const say = (sign: string, from: number, to: number): void => {
    for (let at = 0; at < sign.length; at++) {
      read.from.push(from)
      read.to.push(to)
    }
    read.plain += sign
  }
  for (let at = 0; at < html.length;) {
    const sign = html[at]!
    const close = sign === '<' ? endOfTag(html, at) : 0
    if (close > at) {
      const tag = html.slice(at, close)
      if (block.test(tag)) say('\n\n\n\n', page.length, page.length)
      page += tag.replaceAll(told, covered)
      at = close
      continue
    }
    const whole = sign === '&' ? entity.exec(html.slice(at, at + 16)) : null
    const written = whole?.[0] ?? sign
    say(whole ? decoded(whole) : sign, page.length, page.length + written.length)
    page += written
    at += written.length
  }
  return { page, read }
}

/** Behind a tag; behind its contents, where nobody reads them. 0 where it is none. */
function endOfTag(html: string, at: number): number {
  if (!/[a-z/!]/i.test(html[at + 1] ?? '')) return 0
  const end = html.indexOf('>', at)
  if (end < 0) return 0
  const name = unread.exec(html.slice(at, at + 10))?.[1]
  const last = name === undefined ? -1 : html.toLowerCase().indexOf(`</${name.toLowerCase()}`, end)
  return last < 0 ? end + 1 : last
}

function decoded([, decimal, hex, name]: RegExpExecArray): string {
  if (name !== undefined) return name.toLowerCase() === 'nbsp' ? ' ' : '&'
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '?'
}
