import type { Tx } from '#db'
import type { Word } from './query.ts'

/** `facts`: of each of them one has to hold. */
export type Wanted = {
  words: readonly Word[]
  without: readonly Word[]
  facts: readonly (readonly string[])[]
  withoutFacts: readonly string[]
}

/**
 * What to look for as PostgreSQL wants it (`tsquery`), what of it is shown where it was found, and the words that were
 * taken for others.
 */
export type Terms = { tsquery: string; shown: string; meant: { word: string; as: string[] }[] }

const languages = ['es', 'en'] as const
// The one ending whose stem is lost with its accent: devolucion, conexion, version.
const accentless = /([csxg])io(n)$/i

/** Words become alternatives: as written, by their stems, and as what they begin; facts stand beside. As engine. */
export async function termsOf(
  tx: Tx,
  workspaceId: string,
  { words, without, facts, withoutFacts }: Wanted,
  { forgives }: { forgives: boolean },
): Promise<Terms> {
  const meant = forgives ? await slipsIn(tx, workspaceId, words) : []
  const values: string[] = []
  const value = (text: string) => `$${values.push(text)}`
  const term = (word: Word) => {
    const alternatives = meant.find(each => each.word === word.text)?.as ?? []
    return `(${[wordTerm(word, value), ...alternatives.map(other => wordTerm({ text: other }, value))].join(' || ')})`
  }
  const fact = (...texts: string[]) =>
    `(${value(texts.map(text => `'${text.replaceAll(/['\\]/g, '')}'`).join(' | '))}::tsquery)`
  const all = [
    fact(`=w:${workspaceId}`),
    ...facts.map(each => fact(...each)),
    ...words.map(term),
    ...[...without.map(term), ...withoutFacts.map(each => fact(each))].map(each => `!! ${each}`),
  ]
  const shown = words.length > 0 ? words.map(term).join(' || ') : `''::tsquery`
  const [row] = await tx.query<{ tsquery: string; shown: string }>(
    `select (${all.join(' && ')})::text as tsquery, (${shown})::text as shown`,
    values,
  )
  return { ...row!, meant }
}

function wordTerm({ text, isPhrase, isBegun }: Word, value: (text: string) => string): string {
  if (isPhrase) return `phraseto_tsquery('public.search_simple', ${value(text)})`
  const whole = value(text)
  const plain = isBegun ? beginning(text, value) : `plainto_tsquery('public.search_simple', ${whole})`
  const spoken = [whole, ...(accentless.test(text) ? [value(text.replace(accentless, '$1ió$2'))] : [])]
  const stemmed = languages.flatMap(language => [
    `plainto_tsquery('public.search_${language}', ${whole})`,
    ...spoken.map(each => `plainto_tsquery('public.spoken_${language}', ${each})`),
  ])
  return [plain, ...stemmed].join(' || ')
}

/** Everything that begins so; what PostgreSQL would take apart is taken whole. */
function beginning(text: string, value: (text: string) => string): string {
  const bare = text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (bare === '' || bare.includes(' ')) return `plainto_tsquery('public.search_simple', ${value(text)})`
  return `to_tsquery('public.search_simple', ${value(`${bare}:*`)})`
}

const shortestForgiven = 4
const mostMeant = 4

/** Words that nobody here has ever written, with those that look most like them. */
async function slipsIn(tx: Tx, workspaceId: string, words: readonly Word[]): Promise<Terms['meant']> {
  const written = words
    .filter(({ text, isPhrase }) => !isPhrase && text.length >= shortestForgiven)
    .map(({ text }) => text)
  if (written.length === 0) return []
  const rows = await tx.query<{ word: string; like: string }>(
    `select x.written as word, s.word as like
        from (select value as written, public.unaccent(lower(value)) as bare from json_array_elements_text($2::json)) x
        cross join lateral (
          select s.word, similarity(s.word, x.bare) as near from search_words s
          where s.workspace_id = $1 and s.word % x.bare and s.word <> x.bare order by near desc, s.word limit ${mostMeant}
        ) s
        where not exists (select 1 from search_words k where k.workspace_id = $1 and k.word >= x.bare and k.word < x.bare || U&'\\FFFF')
          and s.near >= 0.35
        order by s.near desc`,
    [workspaceId, JSON.stringify(written)],
  )
  return [...Map.groupBy(rows, ({ word }) => word)].map(([word, like]) => ({ word, as: like.map(each => each.like) }))
}
