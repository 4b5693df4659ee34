import type { KindRead, LanguageRead, UrgencyRead } from '#protocol'
import type { Sum, Talk } from './talk.ts'

type Turn = [sure: Sum, unsure: Sum, kind: KindRead, urgency: UrgencyRead, isToxic: 0 | 1]
type Packed = [
  ...[at: number, id: string, language: LanguageRead, isOver: 0 | 1, turn: Turn | 0],
  ...[beganAt: number | null, liveTurn: Sum, isLiveOver: 0 | 1, before: Sum, start: number | null],
  ...[repliedAt: number | null, previous: number | null, endedAt: number | null],
]

const bit = (is: boolean) => (is ? 1 : 0)

/** A talk in which something was said, in few letters: it is written with every message. */
export function packed({ last, language, turn, isOver, live }: Talk): string {
  const { beganAt, before, start, repliedAt, previous, endedAt } = live
  const said: Turn | 0 = turn ? [turn.sure, turn.unsure, turn.kind, turn.urgency, bit(turn.isToxic)] : 0
  const all: Packed = [
    ...([last!.at, last!.id, language, bit(isOver), said] as const),
    ...([beganAt, live.turn, bit(live.isOver), before, start, repliedAt, previous, endedAt] as const),
  ]
  return JSON.stringify(all)
}

export function unpacked(text: string): Talk {
  const [at, id, language, isOver, said, beganAt, liveTurn, isLiveOver, before, ...rest] = JSON.parse(text) as Packed
  const [start, repliedAt, previous, endedAt] = rest
  const [sure, unsure, kind, urgency, isToxic] = said || []
  return {
    ...{ last: { at, id }, language, isOver: isOver === 1 },
    turn: said ? { sure: sure!, unsure: unsure!, kind: kind!, urgency: urgency!, isToxic: isToxic === 1 } : null,
    live: { beganAt, turn: liveTurn, isOver: isLiveOver === 1, before, start, repliedAt, previous, endedAt },
  }
}
