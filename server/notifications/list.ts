import type { Who } from '#accounts'
import { alertsNamed } from '#alerts'
import { isLimited, reachOf, rowsOf } from '#conversations'
import type { Tx } from '#db'
import { readSpot, shortened, writeSpot } from '#lib'
import { messagesOf } from '#messages'
import { covered } from '#personal'
import { unservedAsks } from '#routing'
import type { NotificationCard, NotificationPage, UnreadNotifications } from '#protocol'
import { mustBePerson } from './choices.ts'
import { findLatest, findUnread, type NotificationRow } from './store.ts'

const pageSize = 50

/**
 * What one was told, the latest first, 50 at a time, in the words that stand there today. As app.
 * @throws Fault `forbidden` (403), `cursor.malformed` (422)
 */
export async function notifications(tx: Tx, who: Who, after?: string): Promise<NotificationPage> {
  const place = { workspaceId: who.workspaceId, personId: mustBePerson(who) }
  const found = await findLatest(tx, place, after === undefined ? undefined : readSpot(after))
  const page = found.slice(0, pageSize)
  const last = found.length > pageSize ? page.at(-1) : undefined
  return { rows: await show(tx, who, page), next: last ? writeSpot(last) : null }
}

/**
 * How much of it is unread, which conversations, once they are opened, leave less of it, and what one is asked; 100 at
 * most are counted. As app. @throws Fault `forbidden` (403)
 */
export async function unreadNotifications(tx: Tx, who: Who): Promise<UnreadNotifications> {
  const unread = await findUnread(tx, { workspaceId: who.workspaceId, personId: mustBePerson(who) })
  const reaches = await reachOf(tx, isLimited(who) ? named(who, placesOf(unread)) : [])
  const found = unread.filter(({ conversationId }) => conversationId === null || reaches(who, conversationId))
  const seen = placesOf(found.filter(({ kind }) => kind !== 'asked')).map(({ id }) => id)
  const asked = found.flatMap(({ id, kind, conversationId, subjectId: by }) =>
    kind === 'asked' && by !== null && conversationId !== null ? [{ id, conversationId, by }] : [],
  )
  return { count: found.length, conversations: [...new Set(seen)], asked }
}

const placesOf = (rows: readonly NotificationRow[]): { id: string }[] =>
  rows.flatMap(({ conversationId: id }) => (id === null ? [] : [{ id }]))

const named = ({ workspaceId }: Who, found: readonly { id: string }[]) =>
  [...new Set(found.map(({ id }) => id))].map(id => ({ workspaceId, id }))

/** What is told of a conversation or a message that is gone, or that one may not see any more, is left out. */
async function show(tx: Tx, who: Who, page: readonly NotificationRow[]): Promise<NotificationCard[]> {
  const places = named(who, placesOf(page))
  const messageIds = page.flatMap(each => (isOfMessage(each) ? [{ id: each.subjectId! }] : []))
  const told = page.flatMap(({ kind, subjectId }) => (kind === 'alerted' && subjectId !== null ? [subjectId] : []))
  const unserved = page.flatMap(({ kind, conversationId }) =>
    kind === 'unserved' && conversationId !== null ? [conversationId] : [],
  )
  const [alerts, found, messages, reaches, asks] = await Promise.all([
    alertsNamed(tx, who, told),
    rowsOf(tx, places),
    messagesOf(tx, named(who, messageIds)),
    reachOf(tx, isLimited(who) ? places : []),
    unservedAsks(tx, who, unserved),
  ])
  const rows = found.filter(({ id }) => reaches(who, id))
  const rowBy = new Map(rows.map(row => [row.id, row]))
  const messageBy = new Map(messages.map(message => [message.id, message]))
  const alertBy = new Map(alerts.map(alert => [alert.id, alert]))
  return page.flatMap(each => {
    if (each.conversationId === null) return showPlain(each, alertBy)
    const row = rowBy.get(each.conversationId)
    const message = messageBy.get(each.subjectId ?? '')
    if (!row || (isOfMessage(each) && !message)) return []
    const { subjectId, ...shown } = each
    const author = message?.authorKind === 'agent' ? message.authorId : null
    const by = isOfPerson(each) ? subjectId : each.kind === 'failed' ? null : author
    const text = message && message.direction !== 'system' && message.deletedAt === null ? message.text : null
    const said = text === null ? null : shortened(covered(text))
    const lacked = each.kind === 'unserved' ? (asks.get(row.id) ?? []) : []
    return { ...shown, name: row.name, channel: row.channel, alert: null, by, text: said, asks: lacked }
  })
}

/** What concerns no conversation: an alert as it is now, or a pause. */
function showPlain(
  { subjectId, ...shown }: NotificationRow,
  alerts: ReadonlyMap<string, NonNullable<NotificationCard['alert']>>,
): NotificationCard[] {
  const alert = alerts.get(subjectId ?? '') ?? null
  return shown.kind === 'alerted' && !alert
    ? []
    : [{ ...shown, name: '', channel: '', alert, by: null, text: null, asks: [] }]
}

const isOfPerson = ({ kind }: NotificationRow) => kind === 'asked' || kind === 'kept'
const isOfMessage = (row: NotificationRow) => !isOfPerson(row) && row.kind !== 'woken' && row.subjectId !== null
