import { type Call, fieldsOf, listOf, numberOf, type Pulled } from '#channel'
import { callMethod, type Ctx, descriptionIn, isDone } from './call.ts'
import { healthOf } from './connect.ts'
import { transportOf, wantedUpdates } from './settings.ts'
import { pressIn } from './verify.ts'

const waitSeconds = 50
const mostUpdates = 100
const mostBytes = 32 * 1024 * 1024
const idleMs = 60_000
const conflictMs = 5000
/** Telegram keeps what nobody has fetched for a day. */
const keptMs = 25 * 3_600_000

/** Long polling, where the settings want it. Asking from behind an update tells Telegram that we have it. */
export async function* listen(ctx: Ctx, from: string | undefined): AsyncIterable<Pulled> {
  if (transportOf(ctx.settings, ctx.hook) === 'webhook') {
    while (!ctx.signal.aborted) await ctx.pause(idleMs)
    return
  }
  let cursor = from
  let answered = false
  let conflicts = 0
  while (!ctx.signal.aborted) {
    const call = await ask(ctx, cursor, answered ? waitSeconds : 0)
    if (ctx.signal.aborted) return
    const rest = restOf(call, conflicts)
    if (rest !== undefined) {
      conflicts++
      await ctx.pause(rest)
      continue
    }
    if (!isDone(call)) throw faultOf(call, ctx)
    conflicts = 0
    const updates = listOf(call.json.result)
    const last = Math.max(...updates.map(update => numberOf(fieldsOf(update).update_id) ?? 0), 0)
    if (updates.length > 0) cursor = `${last}@${ctx.now()}`
    // The first answer is told even when it is empty: all is well again.
    if (updates.length > 0 || !answered) yield pulled(updates.length > 0 ? call.text : '', cursor ?? `0@${ctx.now()}`)
    answered = true
    for (const id of updates.map(pressIn)) {
      if (id !== undefined) await callMethod(ctx, 'answerCallbackQuery', { callback_query_id: id })
    }
  }
}

const pulled = (body: string, cursor: string): Pulled => ({ body: Buffer.from(body), headers: {}, query: '', cursor })

/** After a quiet week Telegram counts from another number: a cursor that is too old to matter is not told. */
function ask(ctx: Ctx, cursor: string | undefined, timeout: number): Promise<Call> {
  const [id, at] = (cursor ?? '').split('@').map(Number)
  const isFresh = id !== undefined && at !== undefined && id > 0 && ctx.now() - at < keptMs
  const body = { ...(isFresh ? { offset: id + 1 } : {}), limit: mostUpdates, timeout, allowed_updates: wantedUpdates }
  return callMethod(ctx, 'getUpdates', body, mostBytes)
}

/** How long to wait before asking again where that is all there is to do; undefined where it is not. */
function restOf(call: Call, conflicts: number): number | undefined {
  if (call.kind !== 'answer') return undefined
  if (call.status === 429) return (numberOf(fieldsOf(call.json.parameters).retry_after) ?? 5) * 1000
  // A poll that we left behind ends by itself.
  return call.status === 409 && conflicts < 2 && !isWebhookSet(call) ? conflictMs : undefined
}

const isWebhookSet = (call: Call) => descriptionIn(call).includes('webhook')

function faultOf(call: Call, ctx: Ctx): Error {
  const health = healthOf(call, ctx)
  const known =
    call.kind === 'answer' && call.status === 409 ? (isWebhookSet(call) ? 'webhook-set' : 'other-poller') : undefined
  const code = known ?? (health?.state === 'failing' ? health.code : 'bad-answer')
  return Object.assign(new Error(`Telegram gives no updates: ${code}`), { code })
}
