import type { Statement, Tx } from '#db'
import type { Arrival } from './arrival.ts'

const finding: Statement = {
  name: 'arrivals-answered',
  text: `select m.workspace_id as "workspaceId", x.r as "quoteRef", t.id as "threadId", t.lane, i.ref, i.channel, i.external_id as "externalId"
    from json_to_recordset($1::json) as x(w uuid, r uuid)
    join messages m on m.workspace_id = x.w and m.ref = x.r
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join threads t on t.workspace_id = c.workspace_id and t.id = c.thread_id
    join identities i on i.workspace_id = t.workspace_id and i.id = t.identity_id`,
}

type Found = {
  workspaceId: string
  quoteRef: string
  threadId: string
  lane: string
  ref: string
  channel: string
  externalId: string
}

const isPublicEcho = ({ echo, visibility, quoteRef }: Arrival) =>
  echo && visibility === 'public' && quoteRef !== undefined

/**
 * What the brand said in public in the platform's own app stands under what it answers: it belongs to that one's
 * conversation. Where we do not know what it answers, it is none of a customer's and is left out.
 */
export async function placeEchoes(tx: Tx, arrivals: readonly Arrival[]): Promise<readonly Arrival[]> {
  const echoes = arrivals.filter(isPublicEcho)
  if (echoes.length === 0) return arrivals
  const asked = echoes.map(({ workspaceId, quoteRef }) => ({ w: workspaceId, r: quoteRef }))
  const rows = await tx.query<Found>(finding, [JSON.stringify(asked)])
  const found = new Map<string, Place>(rows.map(row => [`${row.workspaceId}/${row.quoteRef}`, placeOf(row)]))
  return arrivals.flatMap(arrival => {
    const { workspaceId, ref, threadId, lane, from } = arrival
    if (!isPublicEcho(arrival)) {
      // What it answers may have come with it.
      found.set(`${workspaceId}/${ref}`, { threadId, lane, from })
      return [arrival]
    }
    const place = found.get(`${workspaceId}/${arrival.quoteRef}`)
    if (!place) return []
    found.set(`${workspaceId}/${ref}`, place)
    return [{ ...arrival, ...place }]
  })
}

type Place = Pick<Arrival, 'threadId' | 'lane' | 'from'>

const placeOf = ({ workspaceId, threadId, lane, ref, channel, externalId }: Found): Place => ({
  ...{ threadId, lane },
  from: { workspaceId, ref, channel, externalId, name: '' },
})
