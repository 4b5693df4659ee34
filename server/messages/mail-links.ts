const leads = /^(https?|mailto|tel):/i
/** Up to where they are ended, what stands in these is no HTML. */
const raw = new Set(['style', 'script', 'title', 'textarea', 'xmp', 'noembed', 'noframes'])

/**
 * The page with all its links opening apart and knowing nothing of where they were opened from, whatever they say of it;
 * those within it stay in it, and what leads nowhere that a mail may lead is no link. All the rest stays as it was, sign
 * by sign. Reads once from left to right.
 */
export function linksApart(html: string): string {
  const out: string[] = []
  let copied = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = readTag(html, at)
    if (tag === undefined) break
    if (tag.name === 'a' || tag.name === 'area') {
      const name = at + 1 + tag.name.length
      out.push(html.slice(copied, name), apart(html, tag.attributes))
      copied = tag.end
    }
    at = raw.has(tag.name) ? endOfRaw(html, tag) : tag.end
  }
  out.push(html.slice(copied))
  return out.join('')
}

type Attribute = { name: string; value: string; from: number; to: number }
type Tag = { name: string; attributes: Attribute[]; end: number }

/** Browsers take the first of two attributes of one name. */
function apart(html: string, attributes: readonly Attribute[]): string {
  const address = attributes.find(({ name }) => name === 'href' || name === 'xlink:href')?.value ?? ''
  const plain = address.replaceAll(/[\0-\x20]/g, '').replace(/&(#0*58|#x0*3a|colon);?/i, ':')
  const isWithin = plain.startsWith('#')
  const isKept = isWithin || leads.test(plain)
  const rest = attributes
    .filter(({ name }) => name !== 'ping' && (isKept || !name.endsWith('href')))
    .map(({ from, to }) => ` ${html.slice(from, to)}`)
  return ` target="${isWithin ? '_self' : '_blank'}" rel="noopener noreferrer nofollow"${rest.join('')}>`
}

/** What begins at `open`, as browsers read it; undefined where it never ends. Its name is empty where it opens nothing. */
function readTag(html: string, open: number): Tag | undefined {
  if (html.startsWith('<!--', open)) return nothingUntil(/--!?>/g, html, open + 2)
  if (/[!?]/.test(html[open + 1] ?? '')) return nothingUntil(/>/g, html, open + 1)
  const [whole, slash, name] = match(/<(\/?)([a-z][^\s/>]*)/giy, html, open) ?? []
  if (whole === undefined || name === undefined) return { name: '', attributes: [], end: open + 1 }
  const tag: Tag = { name: slash ? '' : name.toLowerCase(), attributes: [], end: open + whole.length }
  for (;;) {
    tag.end += match(/[\s/]*/gy, html, tag.end)![0].length
    if (tag.end >= html.length) return undefined
    if (html[tag.end] === '>') return { ...tag, end: tag.end + 1 }
    const attribute = readAttribute(html, tag.end)
    if (attribute === undefined) return undefined
    tag.attributes.push(attribute)
    tag.end = attribute.to
  }
}

function readAttribute(html: string, from: number): Attribute | undefined {
  const name = match(/=?[^\s/>=]*/gy, html, from)![0]
  const equals = match(/\s*=\s*/gy, html, from + name.length)?.[0]
  if (equals === undefined) return { name: name.toLowerCase(), value: '', from, to: from + name.length }
  const at = from + name.length + equals.length
  const mark = html[at]
  if (mark !== '"' && mark !== "'") {
    const value = match(/[^\s>]*/gy, html, at)![0]
    return { name: name.toLowerCase(), value, from, to: at + value.length }
  }
  const end = html.indexOf(mark, at + 1)
  return end < 0 ? undefined : { name: name.toLowerCase(), value: html.slice(at + 1, end), from, to: end + 1 }
}

function match(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(html)
}

function nothingUntil(end: RegExp, html: string, from: number): Tag | undefined {
  const found = match(end, html, from)
  return found ? { name: '', attributes: [], end: found.index + found[0].length } : undefined
}

const endOfRaw = (html: string, { name, end }: Tag): number =>
  match(new RegExp(`</${name}(?=[\\s/>])`, 'gi'), html, end)?.index ?? html.length
