import { type Fields, fieldsOf, idOf, patiently, type Pulled, readJson, restAfter, textOf } from '#channel'
import { type Account, accountOf } from './account.ts'
import { call, type Ctx, goodList, mustBeGood } from './call.ts'
import { type Bell, hearStream } from './stream.ts'
import { threadsOf, type Threads } from './threads.ts'

const page = 40
/** With a stream the list is looked at for what the stream does not say (what a filter holds back). */
const lookMs = 60_000
const lookWithoutStreamMs = 15_000

/**
 * The list of notifications, page by page behind the last one known, so that nothing is missing after an outage; the
 * stream tells when to look, and brings what the list does not have: edits, deletions, and the brand's own posts.
 */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  const own = new AbortController()
  const signal = AbortSignal.any([ctx.signal, own.signal])
  try {
    yield* follow(ctx, from, signal)
  } catch (error) {
    if (!ctx.signal.aborted) throw error
  } finally {
    own.abort()
  }
}

async function* follow(ctx: Ctx, from: string | undefined, signal: AbortSignal): AsyncIterable<Pulled> {
  const account = await patiently(ctx, () => accountOf(ctx))
  let cursor = from
  if (cursor === undefined) {
    cursor = await patiently(ctx, () => newest(ctx))
    yield pulled(undefined, cursor)
  }
  const bell: Bell = { isRung: false, isOpen: false, frames: [] }
  void hearStream(ctx, account, bell, signal)
  const threads: Threads = new Map()
  while (!signal.aborted) {
    bell.isRung = false
    try {
      for await (const { body, last } of newNotifications(ctx, cursor, threads)) {
        cursor = last
        yield pulled({ me: meOf(account), ...body }, cursor)
      }
      const events = bell.frames.splice(0)
      if (events.length > 0) {
        const posts = events.map(({ event, payload }) => (event === 'update' ? readJson(payload) : undefined))
        yield pulled({ me: meOf(account), events, threads: await threadsOf(ctx, posts, threads) }, cursor)
      }
    } catch (error) {
      await restAfter(ctx, error)
    }
    await untilRung(ctx, bell, signal)
  }
}

const meOf = ({ id, username, domain }: Account) => ({ id, username, domain })

async function untilRung(ctx: Ctx, bell: Bell, signal: AbortSignal): Promise<void> {
  const stepMs = 1000
  let waited = 0
  do {
    await ctx.pause(stepMs)
    waited += stepMs
  } while (!bell.isRung && !signal.aborted && waited < (bell.isOpen ? lookMs : lookWithoutStreamMs))
}

const types = ['mention', 'quote', 'update', 'moderation_warning'].map(type => `&types[]=${type}`).join('')

/** Where the list ends now. */
async function newest(ctx: Ctx): Promise<string> {
  const said = await call(ctx, '/api/v1/notifications?limit=1&include_filtered=true')
  const [first] = mustBeGood(said, goodList(said), ctx, 'notifications')
  return idOf(fieldsOf(first).id) ?? '0'
}

/** What has come behind a notification, oldest first, page by page. */
async function* newNotifications(
  ctx: Ctx,
  from: string,
  threads: Threads,
): AsyncGenerator<{ body: Fields; last: string }> {
  let last = from
  for (;;) {
    const path = `/api/v1/notifications?min_id=${encodeURIComponent(last)}&limit=${page}&include_filtered=true${types}`
    const said = await call(ctx, path)
    const found = mustBeGood(said, goodList(said), ctx, 'notifications')
    const end = idOf(fieldsOf(found[0]).id)
    if (!end || end === last) return
    last = end
    const notifications = found.toReversed()
    const statuses = notifications.map(each => fieldsOf(each).status)
    yield { body: { notifications, threads: await threadsOf(ctx, statuses, threads) }, last }
  }
}

const pulled = (body: object | undefined, cursor: string): Pulled => ({
  body: Buffer.from(body ? JSON.stringify(body) : ''),
  headers: {},
  query: '',
  cursor: textOf(cursor) ?? '0',
})
