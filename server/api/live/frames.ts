import { type Named, rowsOf } from '#conversations'
import type { Database, Tx } from '#db'
import { messagesOf, showMessage } from '#messages'
import type { Counts } from '#protocol'
import { type Stir, together, type Viewer } from './viewer.ts'

/** Who has how many: asked once for all workspaces that need it. */
export type CountsOf = (tx: Tx, workspaceIds: readonly string[]) => Promise<(viewer: Viewer) => Counts | null>

type Changed = { viewer: Viewer; rows: string[]; messages: string[]; stale: string[]; stir: Stir | undefined }

/**
 * Sends each viewer one frame with what has changed for it. Every row and message is read and written as JSON once,
 * however many look at it: four queries for all frames together.
 */
export async function sendFrames(
  database: Database,
  viewers: Iterable<Viewer>,
  stirs: ReadonlyMap<string, Stir>,
  number: number,
  countsOf: CountsOf,
): Promise<void> {
  const changed = [...viewers].flatMap(viewer => whatChanged(viewer, stirs.get(viewer.who.workspaceId)))
  if (changed.length === 0) return
  const counted = [...new Set(changed.filter(each => each.stir?.countsMoved).map(each => each.viewer.who.workspaceId))]
  const { rows, messages, counts } = await database.engine(async tx => {
    const [found, seen, counting] = await Promise.all([
      rowsOf(
        tx,
        namesOf(changed, each => [...each.rows, ...(each.stir?.moved ?? [])]),
      ),
      messagesOf(
        tx,
        namesOf(changed, each => each.messages),
      ),
      counted.length > 0 ? countsOf(tx, counted) : undefined,
    ])
    return {
      rows: new Map(found.map(({ workspaceId, ...row }) => [`${workspaceId}/${row.id}`, JSON.stringify(row)])),
      messages: new Map(
        seen.map(facts => [
          `${facts.workspaceId}/${facts.id}`,
          { conversation: facts.conversationId, json: JSON.stringify(showMessage(facts)) },
        ]),
      ),
      counts: counting,
    }
  })
  for (const { viewer, rows: rowIds, messages: messageIds, stale, stir } of changed) {
    const { workspaceId } = viewer.who
    const shown = new Set([...rowIds, ...(stir?.moved ?? [])])
    const seen = messageIds.map(id => ({ id, found: messages.get(`${workspaceId}/${id}`) }))
    const there = seen.filter(each => each.found?.conversation === viewer.conversation)
    const gone = seen.filter(each => !each.found).map(each => each.id)
    const mine = stir?.countsMoved ? (counts?.(viewer) ?? null) : null
    viewer.send(
      `{"kind":"frame","number":${number},"rows":[${[...shown].flatMap(id => rows.get(`${workspaceId}/${id}`) ?? []).join()}],"more":${stir?.more ?? 0},` +
        `"messages":[${there.map(each => each.found!.json).join()}],"gone":${JSON.stringify(gone)},"counts":${JSON.stringify(mine)},"stale":${JSON.stringify([...(stir?.stale ?? []), ...stale])}}`,
    )
  }
}

/** Takes what has changed out of the viewer; nothing when nothing has. */
function whatChanged(viewer: Viewer, present: Stir | undefined): Changed[] {
  const { missed } = viewer
  const stir = missed && present ? together(missed, present) : (missed ?? present)
  viewer.missed = null
  const rows = [...viewer.changed.rows]
  const messages = [...viewer.changed.messages]
  const stale = [...viewer.changed.stale]
  if (rows.length + messages.length + stale.length === 0 && !stir) return []
  viewer.changed.rows.clear()
  viewer.changed.messages.clear()
  viewer.changed.stale.clear()
  return [{ viewer, rows, messages, stale, stir }]
}

function namesOf(changed: readonly Changed[], idsOf: (each: Changed) => readonly string[]): Named[] {
  const names = new Map<string, Named>()
  for (const each of changed) {
    const { workspaceId } = each.viewer.who
    for (const id of idsOf(each)) names.set(`${workspaceId}/${id}`, { workspaceId, id })
  }
  return [...names.values()]
}
