import type { Database, Statement } from '#db'
import type { Envelope } from './envelopes.ts'

/** Where a message stands in what the platform sent. `isDone`: everything in that envelope has been stored. */
export type Place = { number: number; externalId: string; isDone: boolean }

const placing: Statement = {
  name: 'intake-places',
  text: `with message as (
      select id, conversation_id, external_id, envelope from messages where workspace_id = $1 and id = $2 and external_id is not null
    ), place as (
      select envelope, 0 as rank from message
      union select envelope, 0 from message_envelopes where workspace_id = $1 and message_id = $2
      union select q.envelope, 1 from message m join messages q on q.workspace_id = $1 and q.conversation_id = m.conversation_id and q.quote_id = m.id
    )
    select e.number, m.external_id as "externalId", coalesce(w.number >= e.number, false) as "isDone"
    from place p cross join message m
    join envelopes e on e.workspace_id = $1 and e.number = p.envelope
    left join watermarks w on w.workspace_id = $1 and w.connection_id = e.connection_id
    order by p.rank, e.number`,
}

/** The envelopes that say what a message said: those that brought it, then those of messages that quote it. */
export const placesOf = (database: Database, workspaceId: string, messageId: string): Promise<Place[]> =>
  database.once(placing, [workspaceId, messageId])

const saving: Statement = {
  name: 'intake-redact',
  text: `update envelopes set body = $4 where workspace_id = $1 and number = $2 and day = $3`,
}

export const saveBody = (
  database: Database,
  { workspaceId, number, day }: Envelope,
  body: Uint8Array,
): Promise<unknown> => database.once(saving, [workspaceId, number, day, body])
