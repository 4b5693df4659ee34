import { fieldsOf, listOf, numberOf, textOf } from '#channel'

type Link = { start: number; end: number; uri: string }

/**
 * A text as a person would read it without its facets: a link that is shown cut off stands there whole, and one behind
 * other words stands after them in brackets. Facets that do not fit the text are as if they were not there.
 */
export function readable(text: string, facets: unknown): string {
  const links = linksIn(facets)
  if (links.length === 0) return text
  const bytes = Buffer.from(text)
  let at = 0
  let whole = ''
  for (const { start, end, uri } of links) {
    if (start < at || end > bytes.length || !isBorder(bytes, start) || !isBorder(bytes, end)) continue
    const shown = bytes.toString('utf8', start, end)
    whole += bytes.toString('utf8', at, start) + unfolded(shown, uri)
    at = end
  }
  return whole + bytes.toString('utf8', at)
}

function linksIn(facets: unknown): Link[] {
  const links = listOf(facets).flatMap((facet): Link[] => {
    const { index, features } = fieldsOf(facet)
    const { byteStart, byteEnd } = fieldsOf(index)
    const [start, end] = [numberOf(byteStart), numberOf(byteEnd)]
    const uri = listOf(features)
      .map(fieldsOf)
      .flatMap(feature => (feature.$type === 'app.bsky.richtext.facet#link' ? [textOf(feature.uri)] : []))[0]
    const isRange = Number.isInteger(start) && Number.isInteger(end) && start! >= 0 && end! > start!
    return isRange && uri && /^https?:\/\//i.test(uri) ? [{ start: start!, end: end!, uri }] : []
  })
  return links.toSorted((a, b) => a.start - b.start)
}

/** A byte at which a sign begins, or the end. */
const isBorder = (bytes: Buffer, at: number): boolean => at === bytes.length || (bytes[at]! & 0xc0) !== 0x80

function unfolded(shown: string, uri: string): string {
  const bareUri = withoutScheme(uri)
  const bareShown = withoutScheme(shown)
  if (bareUri === bareShown || bareUri === `${bareShown}/`) return shown
  const begun = /^(.*?)(?:…|\.\.\.)$/s.exec(bareShown)?.[1]
  return begun !== undefined && bareUri.startsWith(begun) ? uri : `${shown} (${uri})`
}

const withoutScheme = (address: string): string => address.replace(/^https?:\/\/(www\.)?/i, '')
