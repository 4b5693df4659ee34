import { hour } from '#lib'
import { everything, type Histories, type History } from '#surges'
import type { HourRow } from './hours-store.ts'

/** How long a topic was in crisis, or something goes on in it. */
export type Unusual = { topic: string; from: number; until: number }

/**
 * The hours of each topic in a row, from the first one on up to `until`. What was unusual of the topic or, for the brand
 * as a whole, of any topic, says nothing of what is usual. Pure.
 */
export function historiesOf(rows: readonly HourRow[], unusual: readonly Unusual[], until: number): Histories {
  const since = rows[0]?.at
  if (since === undefined) return new Map()
  const length = Math.max(0, Math.round((until - since) / hour))
  const place = (at: number) => Math.floor((at - since) / hour)
  const histories = new Map<string, History>()
  const historyOf = (topic: string): History & { counts: Float64Array } => {
    const found = histories.get(topic) ?? { since, counts: new Float64Array(length), negative: 0, total: 0 }
    histories.set(topic, found)
    return found as History & { counts: Float64Array }
  }
  historyOf(everything)
  const isLost = lostIn(unusual, place)
  let total = 0
  for (const { topic, at, authors, against, total: all } of rows) {
    const history = historyOf(topic)
    if (place(at) < length) history.counts[place(at)] = authors
    if (!isLost(topic, place(at))) history.negative += against
    if (topic === everything && !isLost(topic, place(at))) total += all
  }
  for (const [topic, history] of histories) {
    history.total = total
    for (let each = 0; each < length; each++)
      if (isLost(topic, each)) (history.counts as Float64Array)[each] = Number.NaN
  }
  return histories
}

function lostIn(unusual: readonly Unusual[], place: (at: number) => number): (topic: string, place: number) => boolean {
  const spans = unusual.map(({ topic, from, until }) => ({ topic, from: place(from), until: place(until) }))
  return (topic, at) =>
    spans.some(each => (topic === everything || each.topic === topic) && at >= each.from && at <= each.until)
}
