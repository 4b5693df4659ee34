import type { Who } from '#accounts'
import { sqlTime, type Tx } from '#db'
import { readSpot, writeSpot } from '#lib'
import type { FoundMessage, FoundPerson } from '#protocol'
import { casesMeant } from './cases-meant.ts'
import type { Query, QueryFault } from './query.ts'
import { messageHits, peopleHits, personIds, type Place } from './store.ts'
import { tagsMeant } from './tags-meant.ts'
import { termsOf } from './terms.ts'

export type Found = {
  people: FoundPerson[]
  messages: FoundMessage[]
  next: string | null
  /** Words that nobody has ever written, and what was looked for as well. */
  meant: { word: string; as: string[] }[]
  /** What was written and is nothing that there is. */
  faults: QueryFault[]
}

type Asked = { query: Query; language: string; after?: string | undefined; limit: number }

const mostPeople = 5

/**
 * Messages and notes that have all of it, the latest first, and on the first page the people who are called so. As
 * engine: row-level security would keep the indexes of words from being used. @throws Fault `cursor.malformed` (422)
 */
export async function find(tx: Tx, who: Who, { query, language, after, limit }: Asked): Promise<Found> {
  const { workspaceId } = who
  const place = after === undefined ? undefined : placeOf(after)
  const writers = await writersOf(tx, who, query.from)
  const asked = { ...query, facts: [...query.facts.map(fact => [fact]), ...writers.facts] }
  const [{ faults, isNone, ...tags }, cases] = await Promise.all([
    tagsMeant(tx, workspaceId, query),
    casesMeant(tx, workspaceId, query),
  ])
  const nothing = {
    people: [],
    messages: [],
    next: null,
    meant: [],
    faults: [...query.faults, ...faults, ...cases.faults],
  }
  if (writers.isNobody || isNone || cases.isNone || isEmpty(query)) return nothing
  const size = Math.min(Math.max(Math.trunc(limit), 1), 50)
  const look = async (forgives: boolean) => {
    const { meant, ...terms } = await termsOf(tx, workspaceId, asked, { forgives })
    const rows = await messageHits(tx, who, {
      ...query,
      ...terms,
      ...tags,
      ...cases.ids,
      language,
      place,
      limit: size + 1,
    })
    return { rows, meant }
  }
  const exact = await look(false)
  const { rows, meant } = exact.rows.length === 0 && !place && query.words.length > 0 ? await look(true) : exact
  const isOfPeople =
    !place &&
    query.words.length > 0 &&
    asked.facts.length + query.tags.length + query.cases.length + query.sounds.length === 0
  const people = isOfPeople ? await peopleCalled(tx, who, query) : []
  const page = rows.slice(0, size)
  const messages = page.flatMap(({ text, ...hit }) => (text ? [{ ...hit, text }] : []))
  const last = rows.length > size ? page.at(-1) : undefined
  const next = last ? writeSpot(last) : null
  return { ...nothing, people, messages, next, meant: seenIn(messages, meant) }
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)

/** Of the words taken for others those that stand in what was found: the vocabulary still knows words that were deleted. */
function seenIn(messages: readonly FoundMessage[], meant: Found['meant']): Found['meant'] {
  const seen = new Set(messages.flatMap(({ text }) => wordsIn(text.text)))
  return meant
    .map(({ word, as }) => ({ word, as: as.filter(other => seen.has(other)) }))
    .filter(({ as }) => as.length > 0)
}

const isEmpty = ({ words, facts, tags, cases, sounds, from, status, isMine, before, after }: Query): boolean =>
  words.length + facts.length + tags.length + cases.length + sounds.length === 0 &&
  from === undefined &&
  !status &&
  !isMine &&
  before === undefined &&
  after === undefined

/** The last word of a name is perhaps not written to its end. */
async function peopleCalled(tx: Tx, who: Who, query: Query): Promise<FoundPerson[]> {
  const words = query.words.map(word => (word.isPhrase ? word : { ...word, isBegun: true as const }))
  const { tsquery } = await termsOf(
    tx,
    who.workspaceId,
    { words, without: query.without, facts: [], withoutFacts: [] },
    { forgives: true },
  )
  return peopleHits(tx, who, tsquery, mostPeople)
}

/** Who is meant by a name: colleagues and customers that are called so, as facts of what they wrote. */
async function writersOf(
  tx: Tx,
  who: Who,
  name: string | undefined,
): Promise<{ facts: string[][]; isNobody: boolean }> {
  if (name === undefined) return { facts: [], isNobody: false }
  const ids = name === 'me' ? (who.kind === 'person' ? [who.personId] : []) : await personIds(tx, who.workspaceId, name)
  return { facts: ids.length > 0 ? [ids.map(id => `=by:${id}`)] : [], isNobody: ids.length === 0 }
}

function placeOf(cursor: string): Place {
  const { at, id } = readSpot(cursor)
  return { at: sqlTime(at), id }
}
