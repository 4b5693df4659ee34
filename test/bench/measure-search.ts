import { newId } from '#lib'
import { enterMessages, enterPeople } from '#search'
import { fill } from '../crowd.ts'
import { randomFrom } from '../random.ts'
import { quantile } from './figures.ts'
import type { Stage } from './stage.ts'

type Times = { p50: number; p95: number; p99: number }
export type SearchFigures = {
  messages: number
  words: number
  /** Milliseconds to read in a message that was there before. */
  enterMs: number
  kinds: Record<string, Times>
  all: Times
}

const vocabulary = 50_000
const askedOfEach = 150

/** Words of two to five syllables, the n-th most frequent one always the same. */
export function wordOf(rank: number): string {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo', 'cha', 'tre']
  let [rest, word] = [rank + 16, '']
  for (; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16]
  return word
}

/** What people type, over HTTP with their rights, at 1,000,000 messages of which each says some fifteen words (Zipf). */
export async function measureSearch(stage: Stage): Promise<SearchFigures> {
  const [{ workspaceId, owner }] = stage.brands as [Stage['brands'][0]]
  const [target, rare] = stage.targets as [Stage['targets'][0], Stage['targets'][0]]
  const people = [owner.personId, ...Array.from({ length: 29 }, () => newId())]
  const crowd = { workspaceId, people, count: 100_000, messagesEach: 10, now: Date.now() }
  // What the server would read in by itself is read in here, to be measured.
  await stage.database.owner(tx =>
    tx.query(
      `insert into search_backfill select id, 'ffffffff-ffff-ffff-ffff-ffffffffffff', true from workspaces
       on conflict (workspace_id) do update set is_done = true`,
    ),
  )
  await fill(stage.database, { ...crowd, profileId: target.profileId, rareProfileId: rare.profileId })
  await giveWords(stage)
  const began = performance.now()
  await readIn(stage, workspaceId)
  const took = performance.now() - began
  await stage.database.ownerPool.query('vacuum analyze')
  const [sizes] = await stage.database.owner(tx =>
    tx.query<{ messages: number; words: number }>(
      `select (select count(*) from search_entries) as messages, (select count(*) from search_words) as words`,
    ),
  )
  const kinds: SearchFigures['kinds'] = {}
  const all: number[] = []
  for (const [kind, write] of Object.entries(asked)) {
    const dice = randomFrom(7)
    const times: number[] = []
    for (let n = 0; n < askedOfEach + 5; n++) {
      const path = `/api/v1/search?language=es&q=${encodeURIComponent(write(dice))}`
      const start = performance.now()
      const answer = await owner.fetch(path)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      if (n >= 5) times.push(performance.now() - start)
    }
    kinds[kind] = timesOf(times)
    all.push(...times)
  }
  return { ...sizes!, enterMs: took / sizes!.messages, kinds, all: timesOf(all) }
}

const timesOf = (times: number[]): Times => ({
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  p99: quantile(times, 0.99),
})

type Dice = () => number
/** Common words are looked for more often, as they are written more often. */
const word = (dice: Dice) => wordOf(Math.floor(Math.exp(dice() * Math.log(vocabulary))) - 1)
const slip = (dice: Dice) => {
  const right = wordOf(Math.floor(2000 + dice() * 20_000))
  const at = 1 + Math.floor(dice() * (right.length - 2))
  return `${right.slice(0, at)}${right.slice(at + 1)} `
}

const asked: Record<string, (dice: Dice) => string> = {
  'two letters': dice => word(dice).slice(0, 2),
  'three letters': dice => word(dice).slice(0, 3),
  'a word': dice => `${word(dice)} `,
  'two words': dice => `${word(dice)} ${word(dice)} `,
  'three words, the last begun': dice => `${word(dice)} ${word(dice)} ${word(dice).slice(0, 3)}`,
  'a rare word': dice => `${wordOf(Math.floor(20_000 + dice() * 30_000))} `,
  'a word, a channel and a state': dice => `${word(dice)} channel:web is:open`,
  'a word of somebody': dice => `${word(dice)} from:me`,
  'without a word': dice => `${word(dice)} -${word(dice)}`,
  'a slip': slip,
  'a phrase': dice => `"${word(dice)} ${word(dice)}"`,
  'a customer': dice => `Customer ${Math.floor(dice() * 100_000)}`,
}

/** As what was there before is read in, in slices. */
async function readIn({ database }: Stage, workspaceId: string): Promise<void> {
  for (const [table, enter] of [
    ['messages', enterMessages],
    ['customers', enterPeople],
  ] as const) {
    const ids = await database.owner(tx =>
      tx.query<{ id: string }>(`select id from ${table} where workspace_id = $1`, [workspaceId]),
    )
    for (let from = 0; from < ids.length; from += 1000)
      await database.engine(tx =>
        enter(
          tx,
          ids.slice(from, from + 1000).map(({ id }) => ({ workspaceId, id })),
        ),
      )
  }
}

const giveWords = (stage: Stage) =>
  stage.database.owner(async tx => {
    await tx.query('create temporary table spelled (rank int primary key, word text)')
    await tx.query('insert into spelled select (e ->> 0)::int, e ->> 1 from json_array_elements($1::json) e', [
      JSON.stringify(Array.from({ length: vocabulary }, (_, rank) => [rank, wordOf(rank)])),
    ])
    await tx.query(`select setseed(0.42)`)
    await tx.query(
      `create temporary table texts as select n, string_agg(s.word, ' ') as text from (
         select n, least(floor(exp(random() * ln(${vocabulary})))::int - 1, ${vocabulary - 1}) as rank
         from generate_series(1, 1000000) n, generate_series(1, 15)) w join spelled s using (rank) group by n`,
    )
    await tx.query('create index on texts (n)')
    await tx.query(
      `update messages m set text = t.text from (select id, row_number() over () as n from messages) r join texts t using (n) where r.id = m.id`,
    )
  })
