import { isLimited, type Named, reachOf, rowsOf, sees } from '#conversations'
import type { Database, Tx } from '#db'
import { isId } from '#lib'
import { messagesOf, showMessage } from '#messages'
import type { Counts, Row } from '#protocol'
import { type Standing, standingOf } from '#views'
import { stepsFor } from './view-steps.ts'
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
 * written as JSON once, however many look at it: a few queries for all frames together, and one more where somebody does
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
  const found = await lookUp(database, changed, countsOf)
  for (const each of changed) {
    const { viewer } = each
    const isOpen = viewer.conversation !== null && found.reach(viewer.who, viewer.conversation)
    const text = write(each, found, isOpen, number)
    // Whoever may no longer read it hears no more of who is there and who writes.
    if (viewer.conversation !== null && !isOpen)
      audience.show(viewer, { ...viewer, conversation: null, beside: new Set() })
    viewer.send(text)
  }
}

type Looked = Awaited<ReturnType<typeof lookUp>>

/** What all of these frames say, read once. */
async function lookUp(database: Database, changed: readonly Changed[], countsOf: CountsOf) {
  const counted = [...new Set(changed.filter(each => each.stir?.countsMoved).map(each => each.viewer.who.workspaceId))]
  const limited = changed.filter(({ viewer }) => isLimited(viewer.who))
  return database.engine(async tx => {
    const [rows, messages, counts, reach, standing] = await Promise.all([
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
      standingOf(tx, shownIn(changed)),
    ])
    return {
      rows: new Map(rows.map(({ workspaceId, ...row }) => [`${workspaceId}/${row.id}`, written(row)])),
      messages: new Map(
        messages.map(facts => [
          `${facts.workspaceId}/${facts.id}`,
          { conversation: facts.conversationId, json: JSON.stringify(showMessage(facts)) },
        ]),
      ),
      counts,
      reach,
      standing: new Set(standing.map(keyOf)),
    }
  })
}

function write(each: Changed, found: Looked, isOpen: boolean, number: number): string {
  const { viewer, stir } = each
  const { who } = viewer
  const { shown, left } = allowed(each, found)
  const rows = shown.map(id => found.rows.get(`${who.workspaceId}/${id}`)!.json)
  const said = each.messages.map(id => ({ id, found: found.messages.get(`${who.workspaceId}/${id}`) }))
  const isSeen = (id: string) => isRead(viewer, id) && found.reach(who, id)
  const messages = said.flatMap(one => (one.found && isSeen(one.found.conversation) ? one.found.json : []))
  const rest = {
    left,
    gone: isOpen ? said.filter(one => !one.found).map(one => one.id) : [],
    counts: stir?.countsMoved ? (found.counts?.(viewer) ?? null) : null,
    views: stir ? stepsFor(viewer, stir.views) : [],
    standing: standingFor(viewer, shown, found),
    stale: [...new Set([...each.stale, ...(stir?.stale ?? [])])],
    ...(isOpen && each.again.length > 0 && { again: each.again }),
  }
  return (
    `{"kind":"frame","number":${number},"rows":[${rows.join()}],"more":${stir?.more ?? 0},` +
    `"messages":[${messages.join()}],${JSON.stringify(rest).slice(1)}`
  )
}

type Written = { row: Pick<Row, 'holder'>; json: string }

const written = (row: Row): Written => ({ row, json: JSON.stringify(row) })

/** What a frame tells of: what the viewer shows, and what opened or moved. */
const rowsFor = ({ rows, stir }: Changed): string[] => [...new Set([...rows, ...(stir?.moved ?? [])])]

/**
 * The rows of a frame that its viewer may see, and of those that they show the ones that they may not see any more. What
 * they only reach, for the sake of another conversation of the same customer, is told while they show it.
 */
function allowed(each: Changed, { rows, reach }: Pick<Looked, 'rows' | 'reach'>): { shown: string[]; left: string[] } {
  const { who, rows: listed } = each.viewer
  const [shown, left]: [string[], string[]] = [[], []]
  for (const id of rowsFor(each)) {
    const found = rows.get(`${who.workspaceId}/${id}`)
    if (!found) continue
    const isShown = listed.has(id) || isRead(each.viewer, id)
    if (sees(who, found.row.holder) || (isShown && reach(who, id))) shown.push(id)
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

const keyOf = ({ workspaceId, viewId, id }: Standing) => `${workspaceId}/${viewId}/${id}`

/** Each row that is sent to somebody who shows a saved view: whether it stands there only its members know. */
function shownIn(changed: readonly Changed[]): Standing[] {
  const asked = new Map<string, Standing>()
  for (const each of changed) {
    const { view, who } = each.viewer
    if (view === null || !isId(view)) continue
    for (const id of rowsFor(each)) {
      const standing = { workspaceId: who.workspaceId, viewId: view, id }
      asked.set(keyOf(standing), standing)
    }
  }
  return [...asked.values()]
}

/** What is only reached, and sent because it is shown, stands in none of the viewer's lists. */
function standingFor({ view, who }: Viewer, shown: readonly string[], { rows, standing }: Looked) {
  if (view === null || !isId(view)) return null
  const { workspaceId } = who
  const isSeen = (id: string) => sees(who, rows.get(`${workspaceId}/${id}`)!.row.holder)
  return { view, rows: shown.filter(id => standing.has(keyOf({ workspaceId, viewId: view, id })) && isSeen(id)) }
}

function namesOf(changed: readonly Changed[], idsOf: (each: Changed) => readonly string[]): Named[] {
  const names = new Map<string, Named>()
  for (const each of changed) {
    const { workspaceId } = each.viewer.who
    for (const id of idsOf(each)) names.set(`${workspaceId}/${id}`, { workspaceId, id })
  }
  return [...names.values()]
}
