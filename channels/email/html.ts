import { withoutEntities } from './entities.ts'

/** A line of its own that stands where a mail program put the whole of an earlier mail. */
export const quoteMark = '\ue000quoted\ue000'

const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'select'])
const blocks = new Set(
  'address article aside body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td th tfoot thead tr ul'.split(
    ' ',
  ),
)
/** Paragraphs have an empty line around them. */
const airy = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'pre'])
const hidden = /display\s*:\s*none|mso-hide\s*:\s*all/i
/** Where Outlook (desktop, web, mobile) puts the earlier mail, without quoting it. */
const quoteStart =
  /\bid\s*=\s*["']?(?:x_)?(?:appendonsend|divrplyfwdmsg|mail-editor-reference-message-container|ms-outlook-mobile-body-separator-line)\b/i
const outlookLine = /border-top\s*:\s*solid\s+#(?:e1e1e1|b5c4df)/i
const signature =
  /\bclass\s*=\s*["'][^"']*(?:gmail_signature\b|moz-signature\b)|data-smartmail\s*=\s*["']?gmail_signature/i

type State = {
  out: string[]
  line: string
  depth: number
  isPre: number
  /** Inside an element that shows nothing: its name and how often it is open. */
  mute: { name: string; open: number } | undefined
  /** Addresses of the links that are open. */
  links: { address: string; from: number }[]
}

const longest = 2_000_000

/**
 * The text of an HTML mail as a plain one would have it: quotes with ">", items with "-", links with their address where
 * the text doesn't show it. Reads once from left to right.
 */
export function htmlToText(source: string): string {
  const html = source.slice(0, longest)
  const state: State = { out: [], line: '', depth: 0, isPre: 0, mute: undefined, links: [] }
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    if (open < 0 || open > at) addText(state, html.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    at = readTag(state, html, open)
  }
  endLine(state)
  return state.out
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Where to go on behind what begins at `open`. */
function readTag(state: State, html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
    addText(state, '<')
    return open + 1
  }
  const end = endOfTag(html, open)
  const tag = html.slice(open + 1, end)
  const found = /^(\/?)([a-z][a-z0-9:]*)/i.exec(tag)
  if (!found) return end + 1
  const name = found[2]!.toLowerCase()
  applyTag(state, name, found[1] === '/', tag)
  return found[1] === '' && raw.has(name) ? endOfRaw(html, name, end + 1) : end + 1
}

/** What stands in these is no HTML. */
const raw = new Set(['script', 'style', 'title'])

function endOfRaw(html: string, name: string, from: number): number {
  const at = html.slice(from).search(new RegExp(`</${name}`, 'i'))
  return at < 0 ? html.length : from + at
}

const longestTag = 20_000

/** A ">" inside of quotation marks ends nothing. Marks that are never closed do not. */
function endOfTag(html: string, open: number): number {
  let mark = ''
  for (let at = open + 1; at < html.length && at - open < longestTag; at++) {
    const character = html[at]!
    if (mark !== '') {
      if (character === mark) mark = ''
    } else if (character === '"' || character === "'") mark = /[= ]/.test(html[at - 1]!) ? character : ''
    else if (character === '>') return at
  }
  const next = html.indexOf('>', open)
  return next < 0 ? html.length : next
}

function applyTag(state: State, name: string, isEnd: boolean, tag: string): void {
  if (state.mute) return mutedTag(state, state.mute, name, isEnd, tag)
  const isClosed = tag.endsWith('/')
  if (
    !isEnd &&
    !isClosed &&
    (silent.has(name) || (tag.length > name.length + 1 && hidden.test(tag) && !voids.has(name)))
  ) {
    state.mute = { name, open: 1 }
    return
  }
  if (name === 'br') return endLine(state, true)
  if (name === 'blockquote') return quote(state, isEnd)
  if (blocks.has(name)) block(state, name, isEnd, tag)
  else if (name === 'a') link(state, isEnd, tag)
  else if (name === 'img' && !isEnd) image(state, tag)
}

const voids = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'area', 'base', 'wbr', 'source'])

function mutedTag(state: State, mute: { name: string; open: number }, name: string, isEnd: boolean, tag: string): void {
  // A head that is never closed ends where the body begins.
  if (mute.name === 'head' && name === 'body' && !isEnd) state.mute = undefined
  else if (name === mute.name && !tag.endsWith('/')) {
    mute.open += isEnd ? -1 : 1
    if (mute.open <= 0) state.mute = undefined
  }
}

function block(state: State, name: string, isEnd: boolean, tag: string): void {
  if (name === 'td' || name === 'th') {
    if (isEnd && state.line !== '') state.line += ' '
    return
  }
  endLine(state)
  if (airy.has(name)) gap(state)
  if (name === 'pre') state.isPre = Math.max(0, state.isPre + (isEnd ? -1 : 1))
  if (isEnd) return
  if (quoteStart.test(tag) || outlookLine.test(tag)) state.out.push(quoteMark)
  else if (signature.test(tag)) state.out.push(`${'> '.repeat(state.depth)}-- `)
  if (name === 'li') state.line = '- '
}

function quote(state: State, isEnd: boolean): void {
  endLine(state)
  if (isEnd) while (/^>+$/.test(state.out.at(-1) ?? '')) state.out.pop()
  if (isEnd) state.depth = Math.max(0, state.depth - 1)
  gap(state)
  if (!isEnd) state.depth = Math.min(state.depth + 1, 50)
}

function link(state: State, isEnd: boolean, tag: string): void {
  if (!isEnd) {
    const address = attribute(tag, 'href')
    state.links.push({ address: /^(https?:|mailto:|tel:)/i.test(address) ? address : '', from: state.line.length })
    return
  }
  const open = state.links.pop()
  const target = open?.address.replace(/^(mailto|tel):/i, '') ?? ''
  const text = state.line.slice(open?.from ?? 0).trim()
  const isShown = text === '' || text.includes(target.replace(/\/$/, '')) || target.includes(text)
  if (target !== '' && !isShown) state.line += ` (${target})`
}

/** Pictures that are there to be seen speak by their alternative text. */
function image(state: State, tag: string): void {
  const alt = attribute(tag, 'alt').trim()
  if (alt !== '' && !/^https?:/.test(alt) && alt.length <= 200) addText(state, `[${alt}]`)
}

/** The value of an attribute; empty when there is none. */
export function attribute(tag: string, name: string): string {
  const found = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return withoutEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

function addText(state: State, source: string): void {
  if (state.mute) return
  const text = withoutEntities(source)
  if (state.isPre > 0) {
    const [head = '', ...rest] = text.split('\n')
    state.line += head
    for (const line of rest) {
      endLine(state, true)
      state.line = line
    }
    return
  }
  const flat = text.replaceAll(/[\s\u00a0\u200b]+/g, ' ')
  state.line += state.line === '' || state.line.endsWith(' ') ? flat.replace(/^ /, '') : flat
}

/** `isWanted`: an empty line too. */
function endLine(state: State, isWanted = false): void {
  const line = state.isPre > 0 ? state.line.trimEnd() : state.line.trim()
  state.line = ''
  for (const each of state.links) each.from = 0
  if (line === '' && !isWanted) return
  const prefix = state.depth > 0 ? '>'.repeat(state.depth) + ' ' : ''
  state.out.push(`${prefix}${line}`.trimEnd())
}

function gap(state: State): void {
  const last = state.out.at(-1)
  if (last !== undefined && last !== '' && !/^>*$/.test(last))
    state.out.push(state.depth > 0 ? '>'.repeat(state.depth) : '')
}
