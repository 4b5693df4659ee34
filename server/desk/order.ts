import type { Strand } from './strands.ts'

/** Where a page ended. */
export type Place = { phase: 0 | 1; at: string; id: string }

type By = Strand['by']

export const phaseOf = ({ by }: Pick<Strand, 'by'>): 0 | 1 => (by === 'turn' ? 0 : 1)

type After = (place: Place, bind: (value: unknown) => string) => string

const later: After = ({ at, id }, bind) => `(turn_at, id) > (${bind(at)}, ${bind(id)})`
const earlier: After = ({ at, id }, bind) => `(active_at, id) < (${bind(at)}, ${bind(id)})`

/** How each strand is walked: along which index, and on from where. */
export const strandOrders: Record<By, { phase: 0 | 1; turn: string; where: string; after: After; by: string }> = {
  turn: { phase: 0, turn: 'w.turn_at', where: 'and turn_at is not null', after: later, by: 'turn_at, id' },
  calm: {
    phase: 1,
    turn: 'w.turn_at',
    where: 'and turn_at is null',
    after: earlier,
    by: 'turn_at desc, active_at desc, id desc',
  },
  active: { phase: 1, turn: 'null::timestamptz', where: '', after: earlier, by: 'active_at desc, id desc' },
  asked: {
    phase: 1,
    turn: 'null::timestamptz',
    where: '',
    after: ({ at, id }, bind) => `(m.at, m.conversation_id) < (${bind(at)}, ${bind(id)})`,
    by: 'm.at desc, m.conversation_id desc',
  },
  // Ids are made in the order in which conversations come in.
  newest: {
    phase: 1,
    turn: 'null::timestamptz',
    where: '',
    after: ({ id }, bind) => `id < ${bind(id)}`,
    by: 'id desc',
  },
  oldest: { phase: 1, turn: 'null::timestamptz', where: '', after: ({ id }, bind) => `id > ${bind(id)}`, by: 'id' },
}

/** The order of a whole list, by its first strand. */
export function sorting(by: By): string {
  if (by === 'newest') return 'id desc'
  if (by === 'oldest') return 'id'
  if (by === 'active' || by === 'asked') return 'active_at desc, id desc'
  return 'phase, turn_at, case when phase = 1 then active_at end desc, case when phase = 0 then id end, id desc'
}

/** What comes after a place in such a list. */
export function afterOf(by: By, place: Place, bind: (value: unknown) => string): string {
  if (by !== 'turn' && by !== 'calm') return strandOrders[by].after(place, bind)
  return place.phase === 0
    ? `(turn_at is null or ${later(place, bind)})`
    : `turn_at is null and ${earlier(place, bind)}`
}
