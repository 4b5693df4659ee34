import type { Database, Statement } from '#db'

type Flight = { number: number; left: number }
type Lane = { workspaceId: string; flights: Flight[]; done: number; saved: number }

const saving: Statement = {
  name: 'intake-watermarks',
  text: `insert into watermarks (workspace_id, connection_id, number)
    select w, c, n from json_to_recordset($1::json) as x(w uuid, c uuid, n bigint) order by w, c
    on conflict (workspace_id, connection_id) do update set number = excluded.number where watermarks.number < excluded.number`,
}

// A connection that is silent follows the others at this distance, so that a start never reads far back for its sake.
const idleStep = 5000

/** Which envelopes are done: one number per connection, behind its oldest that is not. */
export type Watermarks = {
  /** Where reading begins: nothing at or below this number is open in any connection. */
  readonly start: number
  isDone(connectionId: string, number: number): boolean
  /** An envelope has been taken apart into so many pieces; call the result once for each that is settled. */
  begin(workspaceId: string, connectionId: string, number: number, pieces: number): () => void
  /** Writes what has moved, in one statement. `position`: every envelope up to it has begun. */
  save(position: number, all?: boolean): Promise<void>
}

export async function loadWatermarks(database: Database): Promise<Watermarks> {
  const rows = await database.engine(tx =>
    tx.query<{ workspaceId: string; connectionId: string; number: number }>(
      `select workspace_id as "workspaceId", connection_id as "connectionId", number from watermarks`,
    ),
  )
  const lanes = new Map<string, Lane>(
    rows.map(row => [
      row.connectionId,
      { workspaceId: row.workspaceId, flights: [], done: row.number, saved: row.number },
    ]),
  )
  const laneOf = (workspaceId: string, connectionId: string, number: number) => {
    const known = lanes.get(connectionId)
    if (known) return known
    // Its row must stand before any other connection's mark passes this number: saved below done makes it dirty.
    const made: Lane = { workspaceId, flights: [], done: number - 1, saved: -1 }
    lanes.set(connectionId, made)
    return made
  }
  return {
    start: rows.length === 0 ? 0 : Math.min(...rows.map(row => row.number)),
    isDone: (connectionId, number) => number <= (lanes.get(connectionId)?.done ?? -1),
    begin(workspaceId, connectionId, number, pieces) {
      const lane = laneOf(workspaceId, connectionId, number)
      const flight = { number, left: Math.max(pieces, 1) }
      lane.flights.push(flight)
      const settle = () => {
        flight.left--
        while (lane.flights[0]?.left === 0) lane.done = lane.flights.shift()!.number
      }
      if (pieces === 0) settle()
      return settle
    },
    async save(position, all = false) {
      for (const lane of lanes.values()) {
        if (lane.flights.length === 0 && (all || position - lane.done > idleStep))
          lane.done = Math.max(lane.done, position)
      }
      const moved = [...lanes].filter(([, lane]) => lane.done > lane.saved)
      if (moved.length === 0) return
      const marks = moved.map(([connectionId, lane]) => ({ lane, w: lane.workspaceId, c: connectionId, n: lane.done }))
      await database.once(saving, [JSON.stringify(marks.map(({ w, c, n }) => ({ w, c, n })))])
      for (const { lane, n } of marks) lane.saved = n
    },
  }
}
