import { isLimited, type Named, reachOf, rowsOf, sees } from '#conversations'
import type { Database, Tx } from '#db'
import { messagesOf, showMessage } from '#messages'
import type { Counts, Row } from '#protocol'
import { type Audience, type StaleNoun, type Stir, together, type Viewer } from './viewer.ts'

/** Who has how many: asked once for all workspaces that need it. */
export type CountsOf = (tx: Tx, workspaceIds: readonly string[]) => Promise<(viewer: Viewer) => Counts | null>

type Changed = {
  viewer: Viewer
  rows: string[]
  messages: string[]
  stale: StaleNoun[]
  again: string[]
  stir: Stir | undefined
}

/**
 * Sends each viewer one frame with what has changed for it, as far as they may see it. Every row and message is read and
 * written as JSON once, however many look at it: four queries for all frames together, and one more where somebody does
 * not see all.
 */
export async function sendFrames(
  database: Database,
  audience: Audience,
  stirs: ReadonlyMap<string, Stir>,
  number: number,
  countsOf: CountsOf,
): Promise<void> {
  const changed = [...audience.viewers].flatMap(viewer => whatChanged(viewer, stirs.get(viewer.who.workspaceId)))
  if (changed.length === 0) return
  const counted = [...new Set(changed.filter(each => each.stir?.countsMoved).map(each => each.viewer.who.workspaceId))]
  const limited = changed.filter(({ viewer }) => isLimited(viewer.who))
  const { rows, messages, counts, reach } = await database.engine(async tx => {
    const [found, seen, counting, reaching] = await Promise.all([
      rowsOf(tx, namesOf(changed, rowsFor)),
      messagesOf(
        tx,
        namesOf(changed, each => each.messages),
      ),
      counted.length > 0 ? countsOf(tx, counted) : undefined,
      reachOf(
        tx,
        namesOf(limited, each => [...rowsFor(each), ...(each.viewer.conversation ? [each.viewer.conversation] : [])]),
      ),
    ])
    return {
      rows: new Map(found.map(({ workspaceId, ...row }) => [`${workspaceId}/${row.id}`, written(row)])),
      messages: new Map(
        seen.map(facts => [
          `${facts.workspaceId}/${facts.id}`,
          { conversation: facts.conversationId, json: JSON.stringify(showMessage(facts)) },
        ]),
      ),
      counts: counting,
      reach: reaching,
    }
  })
  for (const each of changed) {
    const { viewer, messages: messageIds, stale, again, stir } = each
    const { who, conversation } = viewer
    const { workspaceId } = who
    const { shown, left } = allowed(each, rows, reach)
    const isOpen = conversation !== null && reach(who, conversation)
    const said = messageIds.map(id => ({ id, found: messages.get(`${workspaceId}/${id}`) }))
    const isSeen = (id: string) => isRead(viewer, id) && reach(who, id)
    const there = said.filter(message => message.found && isSeen(message.found.conversation))
    const gone = isOpen ? said.filter(message => !message.found).map(message => message.id) : []
    const mine = stir?.countsMoved ? (counts?.(viewer) ?? null) : null
    // Whoever may no longer read it hears no more of who is there and who writes.
    if (conversation !== null && !isOpen)
      audience.show(viewer, { rows: viewer.rows, conversation: null, beside: new Set() })
    viewer.send(
      `{"kind":"frame","number":${number},"rows":[${shown.join()}],"more":${stir?.more ?? 0},"left":${JSON.stringify(left)},` +
        `"messages":[${there.map(message => message.found!.json).join()}],"gone":${JSON.stringify(gone)},"counts":${JSON.stringify(mine)},"stale":${JSON.stringify([...new Set([...stale, ...(stir?.stale ?? [])])])}${isOpen && again.length > 0 ? `,"again":${JSON.stringify(again)}` : ''}}`,
    )
  }
}

type Written = { row: Pick<Row, 'holder'>; json: string }

const written = (row: Row): Written => ({ row, json: JSON.stringify(row) })

/** What a frame tells of: what the viewer shows, and what opened or moved. */
const rowsFor = ({ rows, stir }: Changed): string[] => [...new Set([...rows, ...(stir?.moved ?? [])])]

/**
 * The rows of a frame that its viewer may see, and of those that they show the ones that they may not see any more. What
 * they only reach, for the sake of another conversation of the same customer, is told while they show it.
 */
function allowed(
  each: Changed,
  rows: ReadonlyMap<string, Written>,
  reach: (who: Viewer['who'], id: string) => boolean,
): { shown: string[]; left: string[] } {
  const { who, rows: listed } = each.viewer
  const [shown, left]: [string[], string[]] = [[], []]
  for (const id of rowsFor(each)) {
    const found = rows.get(`${who.workspaceId}/${id}`)
    if (!found) continue
    const isShown = listed.has(id) || isRead(each.viewer, id)
    if (sees(who, found.row.holder) || (isShown && reach(who, id))) shown.push(found.json)
    else if (isShown) left.push(id)
  }
  return { shown, left }
}

const isRead = ({ conversation, beside }: Viewer, id: string): boolean => conversation === id || beside.has(id)

/** Takes what has changed out of the viewer; nothing when nothing has. */
function whatChanged(viewer: Viewer, present: Stir | undefined): Changed[] {
  const { missed } = viewer
  const stir = missed && present ? together(missed, present) : (missed ?? present)
  viewer.missed = null
  const rows = [...viewer.changed.rows]
  const messages = [...viewer.changed.messages]
  const stale = [...viewer.changed.stale]
  const again = [...viewer.changed.again]
  if (rows.length + messages.length + stale.length + again.length === 0 && !stir) return []
  viewer.changed.rows.clear()
  viewer.changed.messages.clear()
  viewer.changed.stale.clear()
  viewer.changed.again.clear()
  return [{ viewer, rows, messages, stale, again, stir }]
}

function namesOf(changed: readonly Changed[], idsOf: (each: Changed) => readonly string[]): Named[] {
  const names = new Map<string, Named>()
  for (const each of changed) {
    const { workspaceId } = each.viewer.who
    for (const id of idsOf(each)) names.set(`${workspaceId}/${id}`, { workspaceId, id })
  }
  return [...names.values()]
}
