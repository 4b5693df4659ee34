import { createHash } from 'node:crypto'
import { type Fields, fieldsOf, listOf, readJson, textOf, timeOf } from '#channel'
import { mustBeGood } from './pull-fault.ts'
import { ask, type Ctx, query, serverIn } from './session.ts'
import { directoryOf } from './settings.ts'

/** How far the notifications have been read: `since` in epoch milliseconds, `seen` marks of what came shortly before. */
export type NotificationMark = { since: number; seen: readonly string[] }

/**
 * The list is ordered by the time that writers claim (never later than the network had it): what comes late stands below
 * what has been read already, so that the end of the list is read once more each time.
 */
const overlapMs = 900_000
const firstPage = 30
const furtherPage = 100
const chunk = 25

const listOnce = async (ctx: Ctx, limit: number, cursor?: string): Promise<Fields> => {
  const reasons = ['mention', 'reply', 'quote']
  const path = query('app.bsky.notification.listNotifications', { limit: String(limit), reasons, cursor })
  return mustBeGood(await ask(ctx, path), ctx, 'notifications')
}

const timeIn = (notification: unknown): number => timeOf(fieldsOf(notification).indexedAt, 'iso') ?? 0
const markOf = (notification: unknown): string =>
  createHash('sha256')
    .update(textOf(fieldsOf(notification).uri) ?? '')
    .digest('base64url')
    .slice(0, 10)

/** From now on: all that is there has been seen. */
export async function beginNotifications(ctx: Ctx): Promise<NotificationMark> {
  const all = listOf((await listOnce(ctx, furtherPage)).notifications)
  return after({ since: 0, seen: [] }, all, ctx.now())
}

function after({ since }: NotificationMark, listed: readonly unknown[], least = 0): NotificationMark {
  const newest = Math.max(since, least, ...listed.map(timeIn))
  const recent = listed.filter(each => timeIn(each) >= newest - overlapMs)
  return { since: newest, seen: [...new Set(recent.map(markOf))] }
}

/** What has come since, oldest first, in pieces with the mark behind each, and the posts that they are about. */
export async function* newNotifications(
  ctx: Ctx,
  mark: NotificationMark,
): AsyncGenerator<{ body: Fields; mark: NotificationMark }> {
  const floor = mark.since - overlapMs
  const listed: unknown[] = []
  let cursor: string | undefined
  do {
    const page = await listOnce(ctx, listed.length === 0 ? firstPage : furtherPage, cursor)
    const items = listOf(page.notifications)
    listed.push(...items)
    cursor = items.length > 0 && timeIn(items.at(-1)) >= floor ? textOf(page.cursor) : undefined
  } while (cursor)
  const seen = new Set(mark.seen)
  const fresh = listed.filter(each => timeIn(each) >= floor && isFirst(seen, markOf(each))).toReversed()
  for (let from = 0; from < fresh.length; from += chunk) {
    const some = fresh.slice(from, from + chunk)
    const done = fresh.slice(0, from + chunk)
    // Until the last piece the end of the list has not been read: the mark stays and names what has been.
    const behind =
      done.length === fresh.length ? after(mark, listed) : { ...mark, seen: [...mark.seen, ...done.map(markOf)] }
    yield { body: { notifications: some, ...(await around(ctx, some)) }, mark: behind }
  }
}

/** One post may notify twice, and the list may move while it is read. */
const isFirst = (seen: Set<string>, mark: string): boolean => !seen.has(mark) && seen.add(mark) !== undefined

/** The posts themselves, what they answer and quote, and the servers of those who sent a video. */
async function around(ctx: Ctx, notifications: readonly unknown[]): Promise<Fields> {
  const uris = [...new Set(notifications.flatMap(urisOf))]
  const posts: unknown[] = []
  for (let from = 0; from < uris.length; from += chunk) {
    const path = query('app.bsky.feed.getPosts', { uris: uris.slice(from, from + chunk) })
    posts.push(...listOf(mustBeGood(await ask(ctx, path), ctx, 'posts').posts))
  }
  const filming = notifications.flatMap(each => (hasVideo(each) ? [textOf(fieldsOf(fieldsOf(each).author).did)] : []))
  const servers: Record<string, string> = {}
  for (const did of new Set(filming)) {
    const server = did && (await serverOf(ctx, did))
    if (server) servers[did] = server
  }
  return { posts, servers }
}

function urisOf(notification: unknown): string[] {
  const { uri, record } = fieldsOf(notification)
  const { reply, embed } = fieldsOf(record)
  const { root, parent } = fieldsOf(reply)
  const quoted = fieldsOf(embed).record
  const all = [
    uri,
    fieldsOf(root).uri,
    fieldsOf(parent).uri,
    fieldsOf(quoted).uri,
    fieldsOf(fieldsOf(quoted).record).uri,
  ]
  return all.map(textOf).filter((each): each is string => each?.startsWith('at://') === true)
}

const hasVideo = (notification: unknown): boolean => {
  const embed = fieldsOf(fieldsOf(fieldsOf(notification).record).embed)
  return [embed.$type, fieldsOf(embed.media).$type].includes('app.bsky.embed.video')
}

/** Undefined when the identity cannot be looked up now. */
async function serverOf(ctx: Ctx, did: string): Promise<string | undefined> {
  const [, method, name] = /^did:(plc|web):([A-Za-z0-9.-]{1,250})$/.exec(did) ?? []
  if (!method || !name) return undefined
  const address = method === 'plc' ? `${directoryOf(ctx.settings)}/${did}` : `https://${name}/.well-known/did.json`
  try {
    const response = await ctx.fetch(address, { signal: ctx.signal })
    return response.ok ? serverIn(readJson(await response.text())) : undefined
  } catch {
    return undefined
  }
}
