import type { Strand } from './strands.ts'

/** Where a page ended. */
export type Place = { phase: 0 | 1; at: string; id: string }

type By = Strand['by']

export const phaseOf = ({ by }: Pick<Strand, 'by'>): 0 | 1 => (by === 'due' || by === 'soon' ? 0 : 1)

type After = (place: Place, bind: (value: unknown) => string) => string

const later: After = ({ at, id }, bind) => `(answer_by, id) > (${bind(at)}, ${bind(id)})`
const earlier: After = ({ at, id }, bind) => `(active_at, id) < (${bind(at)}, ${bind(id)})`

/** How each strand is walked: along which index, and on from where. */
export const strandOrders: Record<By, { phase: 0 | 1; due: string; where: string; after: After; by: string }> = {
  due: { phase: 0, due: 'w.answer_by', where: 'and answer_by is not null', after: later, by: 'answer_by, id' },
  soon: {
    phase: 0,
    due: 'w.answer_by',
    where: '',
    after: ({ at, id }, bind) => `(d.due_at, d.conversation_id) > (${bind(at)}, ${bind(id)})`,
    by: 'd.due_at, d.conversation_id',
  },
  calm: {
    phase: 1,
    due: 'w.answer_by',
    where: 'and answer_by is null',
    after: earlier,
    by: 'answer_by desc, active_at desc, id desc',
  },
  active: { phase: 1, due: 'null::timestamptz', where: '', after: earlier, by: 'active_at desc, id desc' },
  asked: {
    phase: 1,
    due: 'null::timestamptz',
    where: '',
    after: ({ at, id }, bind) => `(m.at, m.conversation_id) < (${bind(at)}, ${bind(id)})`,
    by: 'm.at desc, m.conversation_id desc',
  },
  // Ids are made in the order in which conversations come in.
  newest: {
    phase: 1,
    due: 'null::timestamptz',
    where: '',
    after: ({ id }, bind) => `id < ${bind(id)}`,
    by: 'id desc',
  },
  oldest: { phase: 1, due: 'null::timestamptz', where: '', after: ({ id }, bind) => `id > ${bind(id)}`, by: 'id' },
}

/** The order of a whole list, by its first strand. */
export function sorting(by: By): string {
  if (by === 'newest') return 'id desc'
  if (by === 'oldest') return 'id'
  if (by === 'active' || by === 'asked') return 'active_at desc, id desc'
  return 'phase, answer_by, case when phase = 1 then active_at end desc, case when phase = 0 then id end, id desc'
}

/** What comes after a place in such a list. */
export function afterOf(by: By, place: Place, bind: (value: unknown) => string): string {
  if (by !== 'due' && by !== 'calm') return strandOrders[by].after(place, bind)
  return place.phase === 0
    ? `(answer_by is null or ${later(place, bind)})`
    : `answer_by is null and ${earlier(place, bind)}`
}
