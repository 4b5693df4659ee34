import type { Who } from '#accounts'
import type { World } from '#api'
import { openCase } from '#cases'
import { assign } from '#conversations'
import type { Tx } from '#db'
import { fields, fillIn } from '#fields'
import { linkToIncident, openIncident } from '#incidents'
import { idOf } from '#lib'
import { tags, tag } from '#tags'
import { teams } from '#teams'
import { named } from './furnish.ts'

/** What a colleague does beside the talk; tags, fields and teams are called as they were laid out. */
export type Mark =
  | { kind: 'tags'; names: readonly string[] }
  | { kind: 'fills'; label: string; value: string }
  | { kind: 'hands'; team: string }
  | { kind: 'case'; title: string }
  | { kind: 'incident'; name: string; known: string }

type Marking = { tx: Tx; who: Who; conversationId: string; now: number }

export const mark = ({ database, now }: World, who: Who, conversationId: string, marked: Mark): Promise<void> =>
  database.app(who.workspaceId, tx => put({ tx, who, conversationId, now: now() }, marked))

async function put({ tx, who, conversationId, now }: Marking, marked: Mark): Promise<void> {
  const { workspaceId } = who
  if (marked.kind === 'tags') {
    const known = await tags(tx, who)
    await tag(tx, who, { conversationId, add: marked.names.map(each => named(each, known).id), remove: [], now })
  } else if (marked.kind === 'hands') {
    const { id } = named(marked.team, await teams(tx, who))
    await assign(tx, who, { conversationId, to: { kind: 'queue', team: id }, now })
  } else if (marked.kind === 'case') {
    const { title } = marked
    // The same title is the same case.
    await openCase(tx, who, { id: idOf(workspaceId, `case ${title}`), title, conversationIds: [conversationId], now })
  } else if (marked.kind === 'incident') {
    const id = idOf(workspaceId, `incident ${marked.name}`)
    await openIncident(tx, who, { id, name: marked.name, known: marked.known, now })
    await linkToIncident(tx, who, { incidentId: id, conversationIds: [conversationId], now })
  } else await fill({ tx, who, conversationId, now }, marked)
}

async function fill({ tx, who, conversationId }: Marking, { label, value }: Mark & { kind: 'fills' }): Promise<void> {
  const known = await fields(tx, who)
  const field = named(
    label,
    known.map(each => ({ ...each, name: each.label })),
  )
  const chosen = field.choices.find(choice => choice.label === value)?.id
  const filled = field.kind === 'yes-no' ? value === 'sí' : (chosen ?? value)
  await fillIn(tx, who, { conversationId, [field.subject]: { [field.id]: filled } })
}
