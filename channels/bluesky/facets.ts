/** Pieces of a text that lead somewhere. Offsets are bytes of UTF-8, the end not included. */
export type Facet = { index: { byteStart: number; byteEnd: number }; features: Feature[] }
export type Feature =
  | { $type: 'app.bsky.richtext.facet#link'; uri: string }
  | { $type: 'app.bsky.richtext.facet#mention'; did: string }
  | { $type: 'app.bsky.richtext.facet#tag'; tag: string }

type Found = { start: number; text: string } & (
  | { kind: 'link'; uri: string }
  | { kind: 'mention'; handle: string }
  | { kind: 'tag' }
)

const links = /https?:\/\/[^\s<>"]+/gi
const mentions = /(?<![\p{L}\p{N}@/.])@([a-z0-9][a-z0-9.-]{0,250}[a-z0-9])/giu
const tags = /(?<![^\s(])#([\p{L}\p{N}_]{1,64})/gu
const closing = /[.,;:!?'"’”»…]$/

/** Links, names and tags in a text. `didOf` gives the account behind a name; what it does not know stays plain text. */
export async function facetsOf(text: string, didOf: (handle: string) => Promise<string | undefined>): Promise<Facet[]> {
  const facets: Facet[] = []
  for (const found of findIn(text)) {
    const feature = await featureOf(found, didOf)
    if (!feature) continue
    const byteStart = Buffer.byteLength(text.slice(0, found.start))
    facets.push({ index: { byteStart, byteEnd: byteStart + Buffer.byteLength(found.text) }, features: [feature] })
  }
  return facets
}

async function featureOf(
  found: Found,
  didOf: (handle: string) => Promise<string | undefined>,
): Promise<Feature | undefined> {
  if (found.kind === 'link') return { $type: 'app.bsky.richtext.facet#link', uri: found.uri }
  if (found.kind === 'tag') return { $type: 'app.bsky.richtext.facet#tag', tag: found.text.slice(1) }
  const did = await didOf(found.handle)
  return did ? { $type: 'app.bsky.richtext.facet#mention', did } : undefined
}

/** In the order of the text, none inside another. */
function findIn(text: string): Found[] {
  const all: Found[] = [
    ...[...text.matchAll(links)].flatMap(({ index, 0: match }): Found[] => {
      const uri = bare(match)
      return URL.canParse(uri) ? [{ kind: 'link', start: index, text: uri, uri }] : []
    }),
    ...[...text.matchAll(mentions)].flatMap(({ index, 1: handle }): Found[] =>
      /\.[a-z][a-z0-9-]*$/i.test(handle!)
        ? [{ kind: 'mention', start: index, text: `@${handle}`, handle: handle! }]
        : [],
    ),
    ...[...text.matchAll(tags)].flatMap(({ index, 0: match }): Found[] =>
      /^#\d+$/.test(match) ? [] : [{ kind: 'tag', start: index, text: match }],
    ),
  ]
  let end = 0
  return all
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, text: piece }) => {
      if (start < end) return false
      end = start + piece.length
      return true
    })
}

/** Without what closes the sentence around it. */
function bare(link: string): string {
  let rest = link
  for (;;) {
    if (closing.test(rest) || (rest.endsWith(')') && !rest.includes('('))) rest = rest.slice(0, -1)
    else return rest
  }
}
