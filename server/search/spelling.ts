import type { Database, Leases, Statement } from '#db'
import { isAway } from '#db'
import { asError, pause, second } from '#lib'
import { forgetWords } from './forgetting.ts'
import { isWord } from './spelling-words.ts'

const slice = 1000
const restMs = second

// Ids grow with time, so that whoever goes through them in order meets all that come.
const spelling: Statement = {
  name: 'search-spell',
  text: `with mark as (
      select w.id as workspace_id, coalesce(s.up_to, '00000000-0000-0000-0000-000000000000') as up_to
      from workspaces w left join search_spelling s on s.workspace_id = w.id
    ), entry as (
      select m.workspace_id, e.id, e.words from mark m cross join lateral (
        select e.id, e.words from search_entries e where e.workspace_id = m.workspace_id and e.id > m.up_to
        order by e.id limit ${slice}
      ) e
    ), spelled as (
      insert into search_words (workspace_id, word)
      select distinct workspace_id, word from entry, unnest(words) as said(word, positions, weights)
      where ${isWord('said')} order by 1, 2 on conflict do nothing
    )
    insert into search_spelling (workspace_id, up_to) select distinct on (workspace_id) workspace_id, id from entry order by workspace_id, id desc
    on conflict (workspace_id) do update set up_to = excluded.up_to returning 1`,
}

/** Reads the words of what came since the last time into the vocabulary; apart, so that no message waits for it. As engine. */
export const spell = (database: Database): Promise<unknown[]> => database.once(spelling, [])

/** Keeps the vocabulary, a moment behind what is said, in one process, until the signal aborts. */
export function runSpelling(
  database: Database,
  leases: Leases,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  return leases.hold('search-spelling', signal, async held => {
    while (!held.aborted) {
      try {
        await spell(database)
        await forgetWords(database)
      } catch (error) {
        if (!isAway(error)) failed(asError(error))
      }
      await pause(restMs, held)
    }
  })
}
