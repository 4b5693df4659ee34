import { type Fields, fieldsOf, isFields, listOf, numberOf, type Pulled, readJson, textOf } from '#channel'
import { chosenName, profiles } from './account.ts'
import { callGoogle, mustHave, restOf } from './call.ts'
import { pullHeader } from './parse.ts'
import { answeredAt, answerState, touchedAt } from './review.ts'
import type { Ctx } from './settings.ts'

const everyMs = 60_000
/** Google takes 300 calls a minute. */
const betweenMs = 250
const restMs = 60_000
const mostPages = 20
const mostWaiting = 500

/** Up to when each location is known, and which reviews have an answer that Google still looks at. */
type Cursor = { at: Record<string, number>; waiting: string[] }

/**
 * Brings what is new at each location, every minute: reviews, changed reviews, answers, and what became of answers.
 * Ending `ctx.pause` early (because a push has come) makes it look at once. A location seen for the first time is only
 * noted: what stands there already is not fetched.
 */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  let cursor = cursorFrom(from)
  while (!ctx.signal.aborted) {
    const locations = await wanted(ctx)
    let hasNew = false
    for (const location of locations) {
      const after = cursor.at[location]
      const found = await freshAt(ctx, location, after, cursor.waiting)
      if (!found) continue
      cursor = { at: { ...cursor.at, [location]: found.newest }, waiting: found.waiting }
      hasNew ||= after === undefined
      if (after !== undefined && found.reviews.length > 0) {
        const body = JSON.stringify({ location, after, settled: found.settled, reviews: found.reviews })
        yield {
          body: Buffer.from(body),
          headers: { [pullHeader]: 'reviews' },
          query: '',
          cursor: JSON.stringify(cursor),
        }
      }
      if (locations.length > 1) await ctx.pause(betweenMs)
    }
    if (hasNew) yield { body: Buffer.alloc(0), headers: {}, query: '', cursor: JSON.stringify(cursor) }
    await ctx.pause(everyMs)
  }
}

function cursorFrom(text: string | undefined): Cursor {
  const said = fieldsOf(readJson(text ?? ''))
  const at = Object.entries(fieldsOf(said.at)).flatMap(([key, value]) => {
    const time = numberOf(value)
    return time === undefined ? [] : [[key, time] as const]
  })
  return { at: Object.fromEntries(at), waiting: listOf(said.waiting).flatMap(each => textOf(each) ?? []) }
}

/** The locations that the brand has chosen; all of them until it has. */
async function wanted(ctx: Ctx): Promise<string[]> {
  const chosen = listOf(readJson((await ctx.keep.read(chosenName)) ?? '')).flatMap(each => textOf(each) ?? [])
  return chosen.length > 0 ? chosen : (await profiles(ctx)).map(({ key }) => key)
}

type Fresh = { reviews: Fields[]; settled: string[]; waiting: string[]; newest: number }

const lastTouch = (review: Fields) => Math.max(touchedAt(review) ?? 0, answeredAt(review) ?? 0)
const isPending = (review: Fields) => answerState(review) === 'PENDING'

/**
 * Newest first, page by page, until one that is known. Answers are seen on the first page (50 reviews), for an answer
 * does not move a review to the front.
 */
async function freshAt(
  ctx: Ctx,
  location: string,
  after: number | undefined,
  waiting: string[],
): Promise<Fresh | undefined> {
  const reviews: Fields[] = []
  const settled: string[] = []
  let rest = waiting
  let newest = after ?? 0
  let pageToken: string | undefined
  for (let count = 0; count < mostPages; count++) {
    const json = await page(ctx, location, pageToken)
    if (!json) return undefined
    const found = listOf(json.reviews).filter(isFields)
    newest = found.reduce((time, review) => Math.max(time, lastTouch(review)), newest)
    if (after === undefined) break
    for (const review of found) {
      const name = textOf(review.name) ?? ''
      const isSettled = rest.includes(name) && !isPending(review)
      if (isSettled) settled.push(name)
      if (isSettled || lastTouch(review) > after) reviews.push(review)
      if (isSettled) rest = rest.filter(each => each !== name)
      else if (isPending(review) && !rest.includes(name)) rest = [...rest, name].slice(-mostWaiting)
    }
    pageToken = textOf(json.nextPageToken)
    if (!pageToken || found.some(review => (touchedAt(review) ?? 0) <= after)) break
  }
  return { reviews, settled, waiting: rest, newest }
}

/** Undefined where the location is gone, or not ours any more: the others go on. */
async function page(ctx: Ctx, location: string, pageToken: string | undefined): Promise<Fields | undefined> {
  const query = { pageSize: '50', orderBy: 'updateTime desc', ...(pageToken ? { pageToken } : {}) }
  for (;;) {
    const call = await callGoogle(ctx, `https://mybusiness.googleapis.com/v4/${location}/reviews`, { query })
    if (call.kind === 'answer' && [403, 404].includes(call.status)) return undefined
    if (call.kind !== 'answer' || call.status !== 429) return mustHave(call)
    ctx.signal.throwIfAborted()
    await ctx.pause(restOf(call) ?? restMs)
  }
}
