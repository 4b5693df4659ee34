import { withoutSecrets } from '#channel'
import { channels } from '#channels'
import type { Exchange, Seen, Treatment } from '../../test/vendors/vendor-server.ts'
import type { Seat } from '../phone/phone-app.ts'
import { textIn } from '../phone/read-fields.ts'
import { isAnswer } from './is-answer.ts'
import type { MishapBox } from './mishaps.ts'
import { readable, type Ways } from './ways.ts'

type Needs = {
  ways: Ways
  mishaps: MishapBox
  now: () => number
  /** Shows in the phone what has just been taken, and resolves when the brand has its receipts. */
  showNow: () => Promise<void>
}

/** Looks on while the brand asks things of a platform, and lets it misbehave as it is told. */
export function watchPlatform(seat: Seat, { ways, mishaps, now, showNow }: Needs, signal: AbortSignal): void {
  const { id, app } = seat
  if (!app.platform) return
  app.platform.treat(seen => (isAnswer(app.channel, seen) ? treatment(mishaps, showNow) : undefined))
  const end = app.platform.watch(exchange => {
    const spot = ways.lastOf(id)
    if (spot && isShown(exchange.seen)) ways.add(spot, { at: now(), ...stepOf(seat, exchange) })
  })
  signal.addEventListener('abort', end, { once: true })
}

function treatment(mishaps: MishapBox, showNow: () => Promise<void>): Treatment | undefined {
  const mood = mishaps.takeMood()
  if (mood) return { mood }
  return mishaps.now.isEarly ? { before: showNow } : undefined
}

/** What changes something there, but for tokens being lent. */
const isShown = ({ method, path }: Seen) =>
  method !== 'GET' && !/(\/token|\/(create|refresh)Session|\.(create|refresh)Session|\/getUpdates)$/.test(path)

function stepOf(seat: Seat, { seen, answer, isLost, tookMs }: Exchange) {
  const mask = maskOf(seat)
  const said = typeof answer.body === 'object' ? readable({ body: answer.body, raw: Buffer.alloc(0) }) : answer.body
  const query = seen.query.size > 0 ? `?${decodeURIComponent(seen.query.toString())}` : ''
  return {
    ...({ kind: 'request', isAnswer: isAnswer(seat.app.channel, seen), method: seen.method, tookMs } as const),
    ...{ address: mask(seen.path + query), body: mask(readable(seen)) },
    ...(isLost ? {} : { status: answer.status, said: mask(textIn(said) ?? '') }),
  }
}

/** Proofs and tokens that are lent on the way are secrets as well as those that were filled in. */
const lent = /((?:token|secret|proof|signature|password|authorization)[\w-]*"?[=:]\s*"?)[^"&\s,}]{6,}/gi

export function maskOf({ app }: Seat): (text: string) => string {
  const { fields } = channels.get(app.channel)!.settings
  return text => withoutSecrets(text, fields, app.connection.settings).replaceAll(lent, '$1•••')
}
