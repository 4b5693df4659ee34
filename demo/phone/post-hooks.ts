import { maskOf } from '../inside/watch-platform.ts'
import type { MishapBox } from '../inside/mishaps.ts'
import { readable, type Spot, type Ways } from '../inside/ways.ts'
import type { Post, Seat } from './phone-app.ts'

type Needs = {
  ways: Ways
  mishaps: MishapBox
  now: () => number
  /** Where the brand's hook for this seat is; undefined before it is connected. */
  hookOf: (seat: string) => string | undefined
}

/** What a platform tells the brand, and of whom. */
export type Told = { seat: Seat; spot: Spot; about: 'said' | 'receipt'; posts: readonly Post[] }

export type Hooks = {
  /** Resolves when the brand's side has taken it all. Throws when it does not. */
  tell(told: Told): Promise<void>
  /** What is kept back goes now. */
  release(): Promise<void>
}

/** Posts to the hooks of the brand as platforms do, and as badly as they are told to. */
export function openHooks({ ways, mishaps, now, hookOf }: Needs): Hooks {
  let held: { told: Told; gate: PromiseWithResolvers<void> }[] = []
  const post = async ({ seat, spot, about, posts }: Told) => {
    const times = about === 'said' && mishaps.now.isTwice ? [false, true] : [false]
    for (const each of posts)
      for (const isAgain of times) {
        const hook = hookOf(seat.id)
        if (!hook) throw new Error('The brand has not connected this channel.')
        const { status, text, tookMs } = await postOne(hook, each)
        ways.add(spot, { kind: 'hook', at: now(), about, isAgain, status, tookMs, ...shown(seat, hook, each) })
        if (status >= 300) throw new Error(`The hook of ${seat.id} answers ${status}: ${text}`)
      }
  }
  const release = async () => {
    const waiting = held
    held = []
    for (const { told, gate } of waiting) {
      try {
        gate.resolve(await post(told))
      } catch (error) {
        gate.reject(error)
      }
    }
  }
  return {
    release,
    async tell(told) {
      const isHeld = told.about === 'said' && told.posts.length > 0 && mishaps.now.isSwapped && held.length === 0
      if (!isHeld) {
        await post(told)
        return told.about === 'said' ? release() : undefined
      }
      ways.add(told.spot, { kind: 'held', at: now() })
      const gate = Promise.withResolvers<void>()
      held.push({ told, gate })
      await gate.promise
    },
  }
}

async function postOne(hook: string, { body, headers, query = '' }: Post) {
  const began = performance.now()
  const content = typeof body === 'string' ? body : Buffer.from(body)
  const answer = await fetch(hook + query, { method: 'POST', headers, body: content })
  const text = await answer.text()
  return { status: answer.status, text, tookMs: performance.now() - began }
}

function shown(seat: Seat, hook: string, { body, headers, query = '' }: Post) {
  const mask = maskOf(seat)
  const raw = Buffer.from(body)
  const text = raw.toString()
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const read = isForm ? Object.fromEntries(new URLSearchParams(text)) : parsed(text)
  return {
    address: mask(new URL(hook).pathname + query),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)])),
    body: mask(read === undefined ? text : readable({ body: read, raw })),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
