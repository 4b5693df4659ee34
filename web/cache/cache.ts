import type { QueryClient } from '@tanstack/react-query'
import type { Conversation, Counts, Message, Row, SavedView, Sight } from '#protocol'
import {
  apply,
  type Frame,
  type Loaded,
  mergeMessages,
  type Narrowing,
  type News,
  placeRows,
  type Snapshot,
} from '#web/live'
import { conversationKey, countsKey, messagesKey, rowsKey, viewsKey } from './keys.ts'

/** Whose cache: one person in one workspace, and what they may see there. */
export type Holding = { client: QueryClient; workspaceId: string; me: string; sight: Sight }

/** Where this browser keeps what the person wrote here: nobody else who signs in finds it or sends it. */
export const drawerOf = ({ workspaceId, me }: Pick<Holding, 'workspaceId' | 'me'>): string => `${workspaceId}.${me}`

/** Everything that is held of one kind, by its key. */
const allOf = <T>({ client, workspaceId }: Holding, name: string): [readonly unknown[], T][] =>
  client
    .getQueriesData<T>({ queryKey: [name, workspaceId] })
    .flatMap(([key, held]) => (held === undefined ? [] : [[key, held] as const])) as never

/** What the cache holds, as the pure state that frames are applied to. */
function snapshotOf(holding: Holding): Snapshot {
  const { client, workspaceId, me, sight } = holding
  const all = <T>(name: string) => allOf<T>(holding, name)
  const byId = <T>(name: string): Record<string, T> =>
    Object.fromEntries(all<T>(name).map(([key, held]) => [String(key[2]), held]))
  return {
    me: { ...sight, id: me },
    now: Date.now(),
    lists: all<Loaded<Row>>('rows').map(([key, list]) => ({ narrowing: key[2] as Narrowing, list })),
    conversations: byId<Conversation>('conversation'),
    messages: byId<Loaded<Message>>('messages'),
    counts: client.getQueryData<Counts>(countsKey(workspaceId)),
    views: client.getQueryData<SavedView[]>(viewsKey(workspaceId)),
  }
}

/** Writes back what a frame changed, and nothing else. */
export function takeFrame(holding: Holding, frame: Frame): void {
  const { client, workspaceId } = holding
  const before = snapshotOf(holding)
  const after = apply(before, frame)
  after.lists.forEach(({ narrowing, list }, at) => {
    if (list !== before.lists[at]!.list) client.setQueryData(rowsKey(workspaceId, narrowing), list)
  })
  for (const [id, conversation] of Object.entries(after.conversations)) {
    if (conversation !== before.conversations[id]) client.setQueryData(conversationKey(workspaceId, id), conversation)
  }
  for (const { id } of frame.rows) askAnew(client, conversationKey(workspaceId, id))
  for (const [id, messages] of Object.entries(after.messages)) {
    if (messages !== before.messages[id]) client.setQueryData(messagesKey(workspaceId, id), messages)
  }
  tell(frame)
  if (after.views !== before.views) client.setQueryData(viewsKey(workspaceId), after.views)
  if (after.counts !== before.counts) client.setQueryData(countsKey(workspaceId), after.counts)
  if (frame.views.length > 0) askAnew(client, viewsKey(workspaceId))
  if (frame.counts) askAnew(client, countsKey(workspaceId))
  for (const id of frame.left) putAway(holding, id)
}

/**
 * An answer that is still on its way may have been read before what was just told: it is asked for anew, at once where
 * something is shown meanwhile. Lists and messages know by their number.
 */
function askAnew(client: QueryClient, queryKey: readonly unknown[]): void {
  const query = client.getQueryCache().find({ queryKey, exact: true })
  if (query?.state.fetchStatus !== 'fetching') return
  const ask = () => void client.invalidateQueries({ queryKey, exact: true })
  if (query.state.data === undefined) query.promise?.then(ask, ask)
  else ask()
}

/** What may not be seen any more is not kept; where it is still on screen the server is asked, and says so. */
function putAway({ client, workspaceId }: Holding, id: string): void {
  void client.resetQueries({ queryKey: conversationKey(workspaceId, id) })
  void client.resetQueries({ queryKey: messagesKey(workspaceId, id) })
}

/** Shows at once what a deed of one's own will have changed in a row; the event says the same a moment later. */
export function markRow(holding: Holding, id: string, change: Partial<Row>): void {
  const { client, workspaceId } = holding
  const { me, now, lists, conversations } = snapshotOf(holding)
  const known = conversations[id] ?? lists.flatMap(({ list }) => list.rows).find(row => row.id === id)
  if (!known) return
  const row = { ...rowOf(known), ...change }
  for (const { narrowing, list } of lists) {
    const placed = placeRows(list, narrowing, { me, now }, [row])
    if (placed !== list) client.setQueryData(rowsKey(workspaceId, narrowing), placed)
  }
  client.setQueryData<Conversation>(conversationKey(workspaceId, id), open => open && { ...open, ...change })
}

/** Shows at once that nobody asks the reader there any more, or that somebody does. */
export function markAsked({ client, workspaceId }: Holding, id: string, mentionedAt: number | null): void {
  client.setQueryData<Conversation>(conversationKey(workspaceId, id), open => open && { ...open, mentionedAt })
}

/** Asks again for what mentions of the reader change: who asks, and where. The list of a view knows by itself. */
export function askMentions({ client, workspaceId }: Pick<Holding, 'client' | 'workspaceId'>): void {
  void client.invalidateQueries({ queryKey: ['conversation', workspaceId] })
}

/** Shows messages of one's own before the server has said so. */
export function markMessages(holding: Holding, conversationId: string, messages: readonly Message[]): void {
  const { client, workspaceId } = holding
  tell({ rows: [], messages, gone: [] })
  client.setQueryData<Loaded<Message>>(
    messagesKey(workspaceId, conversationId),
    loaded => loaded && mergeMessages(loaded, messages, loaded.number),
  )
}

const listeners = new Set<(news: News) => void>()

/** For what is held elsewhere than here. Gives the way to stop. */
export function onNews(hear: (news: News) => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/**
 * Marks what a deed was answered, unless the same row or message was told live since it was asked: a frame may come
 * before the answer, and is then the newer of the two. Rejects as `asked` does.
 */
export async function markAnswer<T extends { id: string }>(asked: Promise<T>, mark: (one: T) => void): Promise<T> {
  const told = new Set<string>()
  const stop = onNews(({ rows, messages, gone, number }) => {
    if (number === undefined) return
    for (const { id } of [...rows, ...messages]) told.add(id)
    for (const id of gone) told.add(id)
  })
  try {
    const one = await asked
    if (!told.has(one.id)) mark(one)
    return one
  } finally {
    stop()
  }
}

const tell = (news: News): void => listeners.forEach(hear => hear(news))

/** A message as it is held now. */
export function heldMessage(holding: Holding, conversationId: string, id: string): Message | undefined {
  const { client, workspaceId } = holding
  const loaded = client.getQueryData<Loaded<Message>>(messagesKey(workspaceId, conversationId))?.rows
  const inTimelines = () => allOf<{ rows: Message[] }>(holding, 'timeline').flatMap(([, timeline]) => timeline.rows)
  return loaded?.find(message => message.id === id) ?? inTimelines().find(message => message.id === id)
}

/** Takes a message away that never left. */
export function dropMessage(holding: Holding, conversationId: string, messageId: string): void {
  const { client, workspaceId } = holding
  tell({ rows: [], messages: [], gone: [messageId] })
  client.setQueryData<Loaded<Message>>(
    messagesKey(workspaceId, conversationId),
    loaded => loaded && { ...loaded, rows: loaded.rows.filter(message => message.id !== messageId) },
  )
}

/** Asks again for all that a conversation shows: a deed failed, or too much was missed. */
export function askAgain({ client, workspaceId }: Holding, id?: string): void {
  void client.invalidateQueries({ queryKey: ['rows', workspaceId] })
  void client.invalidateQueries({ queryKey: countsKey(workspaceId) })
  void client.invalidateQueries({ queryKey: id ? conversationKey(workspaceId, id) : ['conversation', workspaceId] })
  void client.invalidateQueries({ queryKey: id ? messagesKey(workspaceId, id) : ['messages', workspaceId] })
  void client.invalidateQueries({ queryKey: ['timeline', workspaceId] })
}

/** The row within a conversation. */
function rowOf(known: Row): Row {
  const {
    id,
    customerId,
    name,
    channel,
    profileId,
    status,
    holder,
    openedAt,
    turnAt,
    dueAt,
    isDueSoon,
    activeAt,
    snoozedUntil,
    subject,
    last,
    unread,
    tags,
    incidentId,
    caseId,
    tone,
  } = known
  return {
    id,
    customerId,
    name,
    channel,
    profileId,
    status,
    holder,
    openedAt,
    turnAt,
    dueAt,
    isDueSoon,
    activeAt,
    snoozedUntil,
    subject,
    last,
    unread,
    tags,
    incidentId,
    caseId,
    tone,
  }
}
