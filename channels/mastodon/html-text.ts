const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const hidden = new Set(['script', 'style', 'head', 'title'])
const paragraphs = new Set(['p', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div'])

type Written = { text: string; link: { href: string; from: number } | undefined; silent: string | undefined }

/**
 * What a post says without its HTML: paragraphs and lines stay, links are whole, names and tags are as they are shown.
 * Takes one pass, whatever comes.
 */
export function htmlText(html: string): string {
  const written: Written = { text: '', link: undefined, silent: undefined }
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    if (!written.silent) written.text += decoded(html.slice(at, end))
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) {
      if (!written.silent) written.text += decoded(html.slice(open))
      break
    }
    takeTag(html.slice(open + 1, close), written)
    at = close + 1
  }
  return written.text
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function takeTag(tag: string, written: Written): void {
  const isEnd = tag.startsWith('/')
  const name = /^[a-z0-9]{1,20}/i.exec(isEnd ? tag.slice(1) : tag)?.[0].toLowerCase() ?? ''
  if (written.silent) {
    if (isEnd && name === written.silent) written.silent = undefined
    return
  }
  // What stands for a quoted post where servers know no quotes: the quote itself is beside it.
  const isForOthers = name === 'p' && attribute(tag, 'class').includes('quote-inline')
  if (!isEnd && (hidden.has(name) || isForOthers)) written.silent = name
  else if (name === 'br') written.text += '\n'
  else if (name === 'li' && !isEnd) written.text += '\n- '
  else if (paragraphs.has(name)) written.text += isEnd ? '\n\n' : ''
  else if (name === 'a') takeLink(tag, isEnd, written)
}

function takeLink(tag: string, isEnd: boolean, written: Written): void {
  if (!isEnd) {
    const isName = /\b(mention|hashtag)\b/.test(attribute(tag, 'class'))
    const href = decoded(attribute(tag, 'href'))
    written.link = !isName && /^https?:\/\//i.test(href) ? { href, from: written.text.length } : undefined
    return
  }
  const { link } = written
  written.link = undefined
  if (!link) return
  const shown = written.text.slice(link.from)
  if (bare(shown) === bare(link.href)) return
  const isCut = /(…|\.\.\.)$/.test(shown) && bare(link.href).startsWith(bare(shown).replace(/(…|\.\.\.)$/, ''))
  written.text =
    written.text.slice(0, link.from) + (isCut || shown.trim() === '' ? link.href : `${shown} (${link.href})`)
}

const bare = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')

function attribute(tag: string, name: string): string {
  const at = tag.toLowerCase().indexOf(`${name}=`)
  const quote = at < 0 ? undefined : tag[at + name.length + 1]
  if (quote !== '"' && quote !== "'") return ''
  const from = at + name.length + 2
  const end = tag.indexOf(quote, from)
  return end < 0 ? '' : tag.slice(from, end)
}

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(#x?[0-9a-f]{1,6}|[a-z]{2,5});/gi,
        (whole, name: string) => entities[name.toLowerCase()] ?? numbered(name, whole),
      )
    : text

function numbered(name: string, whole: string): string {
  if (!name.startsWith('#')) return whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : ''
}
