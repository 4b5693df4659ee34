import { fieldsOf, idOf, listOf, readJson } from '#channel'
import type { Account } from './account.ts'
import type { Ctx } from './call.ts'

export type Frame = { event: string; payload: string }

/** Events that are more than a sign to look; the newest of them, should nobody take them. */
export type Bell = {
  /** Rung since the last look. */
  isRung: boolean
  isOpen: boolean
  frames: Frame[]
}

const againMs = 5000
const longMs = 60_000
const withoutStreamMs = 300_000
const mostFrames = 1000
const longestLine = 1_048_576

/**
 * Hears the stream of the account for as long as `signal` lets it, and rings for what is worth a look. Nothing is lost
 * when it breaks off but edits, deletions and what the brand wrote elsewhere: messages come from the list.
 */
export async function hearStream(ctx: Ctx, account: Account, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begun = ctx.now()
    const isThere = await hearOnce(ctx, account, bell, signal).catch(() => true)
    // A call that lives so long is cut off by its own side: it goes on at once.
    const isWell = bell.isOpen && ctx.now() - begun >= longMs
    bell.isOpen = false
    if (!isWell) await pauseFor(ctx, signal, isThere ? againMs : withoutStreamMs)
  }
}

/** Ends within a second of the signal. */
async function pauseFor(ctx: Ctx, signal: AbortSignal, ms: number): Promise<void> {
  for (let waited = 0; waited < ms && !signal.aborted; waited += 1000) await ctx.pause(1000)
}

/** Whether there is a stream at all. */
async function hearOnce(ctx: Ctx, { id, streaming }: Account, bell: Bell, signal: AbortSignal): Promise<boolean> {
  const headers = {
    authorization: `Bearer ${ctx.settings.token}`,
    accept: 'text/event-stream',
    // Packed, it would come in pieces of many events.
    'accept-encoding': 'identity',
  }
  const response = await ctx.fetch(`${streaming}/api/v1/streaming/user`, { headers, signal, redirect: 'manual' })
  const isStream = response.ok && (response.headers.get('content-type') ?? '').startsWith('text/event-stream')
  if (!isStream || !response.body) {
    await response.body?.cancel()
    return response.status === 429 || response.status >= 500
  }
  bell.isOpen = true
  // What came before the stream was open shows in the list.
  bell.isRung = true
  for await (const frame of framesIn(response.body)) take(frame, id, bell)
  return true
}

function take(frame: Frame, me: string, bell: Bell): void {
  if (frame.event === 'notification' || frame.event === 'notifications_merged') bell.isRung = true
  if (!concerns(frame, me)) return
  bell.frames.push(frame)
  if (bell.frames.length > mostFrames) bell.frames.shift()
  bell.isRung = true
}

/** The stream is the account's whole home: most of it is what others write to others. */
function concerns({ event, payload }: Frame, me: string): boolean {
  if (event === 'delete') return true
  if (event !== 'status.update' && event !== 'update') return false
  const status = fieldsOf(readJson(payload))
  if (event === 'update') return idOf(fieldsOf(status.account).id) === me && status.in_reply_to_id != null
  return listOf(status.mentions).some(mention => idOf(fieldsOf(mention).id) === me)
}

/** Server-sent events: lines of `event` and `data`, closed by an empty one; lines with a colon first only keep it open. */
export async function* framesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const decoder = new TextDecoder()
  let rest = ''
  let event = ''
  let data: string[] = []
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    if (rest.length > longestLine) throw new Error('The stream has a line without end')
    for (const whole of lines) {
      const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole
      if (line === '') {
        if (event !== '') yield { event, payload: data.join('\n') }
        event = ''
        data = []
      } else if (line.startsWith('event:')) event = line.slice('event:'.length).trim()
      else if (line.startsWith('data:')) data.push(line.slice('data:'.length).replace(/^ /, ''))
    }
  }
}
