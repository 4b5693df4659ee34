import type { ArrivalEvent } from '#arrivals'
import type { ConversationEvent } from '#conversations'
import type { DeadlineEvent } from '#deadlines'
import type { LogEvent } from '#log'
import { movings } from '#merging'
import type { LiveFrame } from '#protocol'
import type { RoutingEvent } from '#routing'
import type { ToldStep } from '#views'
import type { WorkforceEvent } from '#workforce'
import { stepsTogether } from './view-steps.ts'
import type { Audience, StaleNoun, Stir, Viewer } from './viewer.ts'

const mostMoved = 20

/** After these a conversation may stand elsewhere in the lists, or in others. */
const movesRows: ReadonlySet<string> = new Set([
  'conversation.opened' satisfies ArrivalEvent,
  'conversation.changed' satisfies ConversationEvent,
  'deadline.warned' satisfies DeadlineEvent,
])

const staleBy: [prefix: string, noun: StaleNoun][] = [
  ['connection.', 'profiles'],
  ['profile.', 'profiles'],
  ['publication.', 'profiles'],
  ['envelope.', 'parked'],
  ['event.', 'parked'],
  ['colleague.', 'people'],
  ['team.', 'teams'],
  ['reason.', 'reasons'],
  ['tag.', 'tags'],
  ['field.defined', 'fields'],
  ['gesture.', 'gestures'],
  ['provider.', 'providers'],
  ['snippet.', 'snippets'],
  ['macro.', 'macros'],
  ['incident.', 'incidents'],
  ['case.', 'cases'],
  ['alert.', 'alerts'],
  ['notice-draft.', 'alerts'],
  ['suspect.', 'alerts'],
  ['praise.', 'alerts'],
  ['view.', 'views'],
  ['workforce.rules', 'presence'],
  ['queues.', 'table'],
]

/** What stands in a conversation, and in a list of its own. */
const besideTalks: [prefix: string, noun: StaleNoun][] = [
  ['gesture.', 'gestures'],
  ['promise.', 'promises'],
]

/** What is one person's alone, who is the subject. */
const ownBy: [prefix: string, noun: StaleNoun][] = [
  ['mention.', 'mentions'],
  ['notification.', 'notifications'],
  ['offer.', 'offers'],
  ['table.', 'table'],
]

/**
 * Notes one event of the log for those whom it concerns. Its work depends on how many look at this conversation, not on
 * how many look at all.
 */
export function notice(event: LogEvent, audience: Audience, stirOf: (workspaceId: string) => Stir): void {
  const { workspaceId, kind, conversationId, detail } = event
  const own = ownBy.find(([prefix]) => kind.startsWith(prefix))
  if (own) return noticeOwn(own[1], event, audience)
  if (conversationId === null) return noticeBrand(event, audience, stirOf)
  if (kind === 'customer.typing') return tellTyping(event, audience)
  if (kind === 'draft.changed') return tellDraft(event, audience)
  if (kind === 'field.changed') return noticeFilled(event, audience)
  if (kind.startsWith('fact.') || kind.startsWith('consent.')) return noticeKnown(event, audience)
  const beside = besideTalks.find(([prefix]) => kind.startsWith(prefix))
  if (beside) stirOf(workspaceId).stale.add(beside[1])
  for (const viewer of audience.showing(workspaceId, conversationId)) viewer.changed.rows.add(conversationId)
  for (const viewer of audience.reading(workspaceId, conversationId)) noticeOpen(viewer, event)
  for (const viewer of audience.readingBeside(workspaceId, conversationId)) noticeOpen(viewer, event)
  if (isMoving(kind)) noticeMoved(event, audience)
  if (kind.startsWith('deadline.')) noticeDeadline(event, audience, stirOf)
  if (kind === ('routing.decided' satisfies RoutingEvent)) noticeDecided(event, audience)
  if (!movesRows.has(kind) && detail?.isMoved !== true) return
  const stir = stirOf(workspaceId)
  if (stir.moved.has(conversationId)) return
  if (stir.moved.size < mostMoved) stir.moved.add(conversationId)
  else stir.more++
}

/** What is of no conversation: of the brand as a whole, or of its people. */
function noticeBrand(event: LogEvent, audience: Audience, stirOf: (workspaceId: string) => Stir): void {
  const { workspaceId, kind } = event
  if (kind.startsWith('workforce.')) noticeWorkforce(event, audience)
  if (kind === 'counts.changed') stirOf(workspaceId).countsMoved = true
  if (kind === 'views.moved') noticeViews(event, audience, stirOf(workspaceId))
  const stale = staleBy.find(([prefix]) => kind.startsWith(prefix))
  if (stale) stirOf(workspaceId).stale.add(stale[1])
}

function noticeOwn(noun: StaleNoun, { workspaceId, subjectId }: LogEvent, audience: Audience): void {
  for (const viewer of audience.of(workspaceId, subjectId!)) viewer.changed.stale.add(noun)
}

/** Whoever it is about knows it in all their windows; how the others stand is shown to who supervises alone. */
function noticeWorkforce({ workspaceId, kind, subjectId }: LogEvent, audience: Audience): void {
  if (kind !== ('workforce.rules' satisfies WorkforceEvent))
    for (const viewer of audience.of(workspaceId, subjectId!)) viewer.changed.stale.add('presence')
  if (kind === ('workforce.pause-offered' satisfies WorkforceEvent)) return
  for (const viewer of audience.leading(workspaceId)) viewer.changed.stale.add('staff')
}

/** The console has this conversation open, or beside the open one: its row, and the message or the system line. */
function noticeOpen(viewer: Viewer, { conversationId, subjectId, detail }: LogEvent): void {
  viewer.changed.rows.add(conversationId!)
  const messageId = typeof detail?.messageId === 'string' ? detail.messageId : subjectId
  if (messageId) viewer.changed.messages.add(messageId)
}

/** Its clocks stand in no row: those who have the conversation open ask for them again. What was warned of is due soon. */
function noticeDeadline(
  { workspaceId, kind, conversationId }: LogEvent,
  audience: Audience,
  stirOf: (workspaceId: string) => Stir,
): void {
  if (kind === ('deadline.warned' satisfies DeadlineEvent)) stirOf(workspaceId).countsMoved = true
  for (const viewer of audience.reading(workspaceId, conversationId!)) viewer.changed.stale.add('deadlines')
}

/** Why it is where it is stands in no row: those who have the conversation open ask for it again. */
function noticeDecided({ workspaceId, conversationId }: LogEvent, audience: Audience): void {
  for (const viewer of audience.reading(workspaceId, conversationId!)) viewer.changed.stale.add('routing')
}

/** What is filled in stands in no row: those who have the conversation open ask for it again. */
function noticeFilled({ workspaceId, conversationId }: LogEvent, audience: Audience): void {
  for (const viewer of audience.reading(workspaceId, conversationId!)) viewer.changed.stale.add('fields')
}

/** So does what is known of their customer, and what that one agrees to. */
function noticeKnown({ workspaceId, conversationId }: LogEvent, audience: Audience): void {
  for (const viewer of audience.reading(workspaceId, conversationId!)) viewer.changed.stale.add('facts')
}

const isMoving = (kind: string): boolean => (movings as readonly string[]).includes(kind)

/** Lines went from one conversation to another: whoever has one of the two open reads it again. */
function noticeMoved({ workspaceId, conversationId, detail }: LogEvent, audience: Audience): void {
  for (const id of [conversationId, detail?.other]) {
    if (typeof id !== 'string') continue
    for (const viewer of audience.reading(workspaceId, id)) viewer.changed.again.add(id)
  }
}

/** Whoever shows a view gets the rows that joined or left it with the next frame. */
function noticeViews({ workspaceId, detail }: LogEvent, audience: Audience, stir: Stir): void {
  const steps = (detail?.steps ?? []) as ToldStep[]
  stir.views = stepsTogether(stir.views, new Map(steps.map(step => [step.id, step])))
  for (const { id, rows } of steps) {
    for (const viewer of audience.inView(workspaceId, id)) for (const row of rows) viewer.changed.rows.add(row)
  }
}

/** On a platform: the web chat says it without the log. It changes nothing that is kept, so it is in no frame. */
function tellTyping({ workspaceId, conversationId, detail }: LogEvent, audience: Audience): void {
  if (typeof detail?.until !== 'number') return
  const frame: LiveFrame = { kind: 'typing', conversation: conversationId!, until: detail.until }
  for (const viewer of audience.reading(workspaceId, conversationId!)) viewer.send(JSON.stringify(frame))
}

/** Only its writer hears of a draft, on whatever device they are. */
function tellDraft({ workspaceId, conversationId, subjectId, detail }: LogEvent, audience: Audience): void {
  const version = typeof detail?.version === 'string' ? detail.version : null
  const frame: LiveFrame = { kind: 'draft', conversation: conversationId!, version }
  for (const viewer of audience.of(workspaceId, subjectId!)) viewer.send(JSON.stringify(frame))
}
