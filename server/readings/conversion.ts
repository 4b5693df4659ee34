import type { Share } from '#protocol'
import { meanOf, type Turn, turnsIn } from './tone.ts'
import type { Conversion, Line } from './tables.ts'

/** At this sentiment or below somebody is unhappy; from `happyFrom` on they are happy. */
export const unhappyTo = -0.25
export const happyFrom = 0.25
const lastTurns = 2

/**
 * How the customer sounded in the turns before our first reply and in the last two turns after our last reply; a reply is a
 * person's, while whatever we say or settle ends a turn. `head` are the first lines of the conversation and `tail` the last
 * ones, oldest first, the same where these are all. What is historic, and what is unsure, counts nowhere; undefined where
 * the customer said nothing that counts. Pure.
 */
export function conversionOf(head: readonly Line[], tail: readonly Line[]): Conversion | undefined {
  const [first, last] = [head, tail].map(lines => lines.filter(line => !line.isHistoric)) as [Line[], Line[]]
  const beganAt = first.find(({ of, reading }) => of === 'customer' && reading)?.at
  if (beganAt === undefined) return undefined
  const firstReply = first.findIndex(isReply)
  const before = firstReply === -1 ? first : first.slice(0, firstReply)
  const start = meanOrNull(turnsIn(before))
  const lastReply = last.findLastIndex(isReply)
  const isReplied = firstReply !== -1 || lastReply !== -1
  if (!isReplied) return { beganAt, start, repliedAt: null, end: null, endedAt: null }
  const after = turnsIn(last.slice(lastReply + 1)).filter(turn => scoreOf(turn) !== undefined)
  const ending = after.slice(-lastTurns)
  return {
    ...{ beganAt, start },
    repliedAt: (last[lastReply] ?? first.findLast(isReply))?.at ?? null,
    end: meanOrNull(ending),
    endedAt: ending.at(-1)?.at(-1)?.at ?? null,
  }
}

const isReply = ({ of }: Line): boolean => of === 'person'

/** Mean of what is sure in a turn. */
function scoreOf(turn: Turn): number | undefined {
  const sure = turn.flatMap(({ reading }) => (reading && !reading.isUnsure ? reading.sentiment : []))
  return sure.length > 0 ? meanOf(sure) : undefined
}

function meanOrNull(turns: readonly Turn[]): number | null {
  const scores = turns.flatMap(turn => scoreOf(turn) ?? [])
  return scores.length > 0 ? meanOf(scores) : null
}

const z = 1.959963984540054

/** A share with its 95 % interval by Wilson's score. Pure. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null }
  const share = count / of
  const middle = share + (z * z) / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return { count, of, share, low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}
