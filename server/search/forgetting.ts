import type { Database, Statement, Tx } from '#db'
import type { Named } from './entries.ts'
import { isWord } from './spelling-words.ts'

const noting: Statement = {
  name: 'search-note-words',
  text: `insert into search_doubts (workspace_id, word)
    select distinct e.workspace_id, said.word from json_to_recordset($1::json) as x(w uuid, i uuid)
    join search_entries e on e.workspace_id = x.w and e.id = x.i, unnest(e.words) as said(word, positions, weights)
    where ${isWord('said')} order by 1, 2 on conflict do nothing`,
}

/** The words of these messages are in doubt: perhaps nobody says them any more. Before they are entered anew. As engine. */
export const doubtWords = (tx: Tx, named: readonly Named[]): Promise<unknown> =>
  tx.query(noting, [JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))])

const usual = 1000

// Most words stand somewhere among the latest entries; those are not looked for any further.
const common: Statement = {
  name: 'search-common-words',
  text: `delete from search_doubts d using (select distinct workspace_id from search_doubts) w
    cross join lateral (
      select distinct said.word from (
        select words from search_entries e where e.workspace_id = w.workspace_id order by e.at desc, e.id desc limit ${usual}
      ) latest, unnest(latest.words) as said(word, positions, weights) where ${isWord('said')}
    ) known
    where d.workspace_id = w.workspace_id and d.word = known.word`,
}

const slice = 20
const doubted: Statement = {
  name: 'search-doubts',
  text: `select workspace_id as "workspaceId", word from search_doubts where workspace_id is not null limit ${slice}`,
}
const settled: Statement = {
  name: 'search-settle',
  text: `delete from search_doubts where workspace_id = $1 and word = $2`,
}
const dropped: Statement = {
  name: 'search-drop-word',
  text: `delete from search_words where workspace_id = $1 and word = $2`,
}

/**
 * Takes out of the vocabulary what nobody says any more. Only whoever reads words in may do this: what is read in
 * meanwhile would be dropped. As engine.
 */
export async function forgetWords(database: Database): Promise<void> {
  const first = await database.once<{ workspaceId: string; word: string }>(doubted, [])
  if (first.length === 0) return
  await database.engine(tx => tx.query(common, []))
  for (const { workspaceId, word } of await database.once<{ workspaceId: string; word: string }>(doubted, [])) {
    await database.engine(async tx => {
      // Without a name: the plan depends on how rare the word is.
      const saying = await tx.query(
        `select 1 from search_entries e where e.workspace_id = $1 and e.words @@ $2::tsquery limit 1`,
        [workspaceId, `'=w:${workspaceId}' & '${word}'`],
      )
      if (saying.length === 0) await tx.query(dropped, [workspaceId, word])
      await tx.query(settled, [workspaceId, word])
    })
  }
}
