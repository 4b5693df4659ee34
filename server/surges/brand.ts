import { day, hour } from '#lib'
import { type Count, countAuthors, type Mention, withoutShouting } from './count.ts'
import { type Decision, fresh, startOfHour, type Watch, watchStep } from './watch.ts'
import { type Level, measure, type Measure, spanMs, zOf } from './measure.ts'
import { type History, type Usual, usualAt } from './usual.ts'

/** The topic of the brand as a whole: whatever is said against it. */
export const everything = 'all'

/** What is known of a brand at one moment. What is not there of a topic is nothing. */
export type Brand = {
  mentions: ReadonlyMap<string, Mention & { topic: string }>
  watches: ReadonlyMap<string, Watch>
  /** The last look; null before the first one. */
  lookedAt: number | null
}

/** What was counted up to the last full hour. That of `everything` begins with the first hour ever counted. */
export type Histories = ReadonlyMap<string, History>

/** `total`: all messages of customers in the hour before. */
export type BrandEvent =
  | { kind: 'mention'; mention: Mention & { topic: string } }
  | { kind: 'gone'; id: string }
  | ({ kind: 'tick' } & Tick)
type Tick = { total: number; histories: Histories }

/** What a look has seen of one topic, and what it leads to. */
export type Told = {
  topic: string
  count: Count
  /** The same without whoever shouts. */
  calm: Count
  total: number
  usual: Usual
  measure: Measure
  level: Level | null
  decision: Decision | null
}

/** Whoever was away for longer does not make up for all of it. */
const longestAway = day

/** One step: what was said or unsaid is taken in, and each tick looks at the hour before it. Pure. */
export function step(brand: Brand, event: BrandEvent, now: number): { brand: Brand; told: Told[] } {
  if (event.kind === 'tick') return look(brand, event, now)
  const mentions = new Map(brand.mentions)
  if (event.kind === 'gone') mentions.delete(event.id)
  else mentions.set(event.mention.id, event.mention)
  return { brand: { ...brand, mentions }, told: [] }
}

function look(brand: Brand, { total, histories }: Tick, now: number): { brand: Brand; told: Told[] } {
  const mentions = [...brand.mentions.values()].filter(({ at }) => at > now - spanMs)
  const recent = mentions.filter(({ at }) => at <= now)
  const byTopic = Map.groupBy(recent, ({ topic }) => topic)
  const topics = new Set([...byTopic.keys(), ...brand.watches.keys()])
  topics.delete(everything)
  const watches = new Map<string, Watch>()
  const told: Told[] = []
  // The brand as a whole comes last: it stands for what its topics do not say already.
  for (const topic of [...[...topics].toSorted(), everything]) {
    const known = brand.watches.get(topic)
    const found = topic === everything ? recent : (byTopic.get(topic) ?? [])
    const history = historyOf(histories, topic)
    const seen = history && see(history, { found, total, now })
    if (!seen) {
      if (known) watches.set(topic, known)
      continue
    }
    const watch = known ?? fresh(Math.max(brand.lookedAt ?? now, now - longestAway))
    const own = topic === everything ? { ...seen, measure: restOf(seen, told) } : seen
    const hours = hoursOf(histories, topic, watch, now)
    const after = watchStep(watch, { at: now, measure: own.measure, hours })
    if (isWorthKeeping(after.watch)) watches.set(topic, after.watch)
    told.push({ topic, ...own, level: after.watch.level, decision: after.decision })
  }
  return { brand: { mentions: new Map(mentions.map(each => [each.id, each])), watches, lookedAt: now }, told }
}

type Seen = Omit<Told, 'topic' | 'level' | 'decision'>

function see(history: History, { found, total, now }: { found: Mention[]; total: number; now: number }) {
  const usual = usualAt(history, hourOf(now))
  if (!usual) return undefined
  const seen = { count: countAuthors(found), calm: countAuthors(withoutShouting(found)), usual, total }
  return { ...seen, measure: judge(seen, 0) } satisfies Seen
}

/** As bad as it is with all of them, or without whoever shouts; `told`: how much of it is told elsewhere. */
function judge({ count, calm, usual, total }: Omit<Seen, 'measure'>, told: number): Measure {
  const of = ({ weight, ...rest }: Count) => ({ ...rest, weight: Math.max(0, weight - told) })
  const all = measure({ count: of(count), usual, negative: count.messages, total })
  const left = total - (count.messages - calm.messages)
  const others = measure({ count: of(calm), usual, negative: calm.messages, total: left })
  return {
    ...all,
    isAlert: all.isAlert || others.isAlert,
    isGrave: all.isGrave || others.isGrave,
    isExtreme: all.isExtreme || others.isExtreme,
  }
}

/** The hour of the clock in which most of the hour before lies. */
const hourOf = (now: number): number => startOfHour(now - spanMs / 2)

/** A topic that was never heard of was silent as long as the brand was listened to. */
export function historyOf(histories: Histories, topic: string): History | undefined {
  const whole = histories.get(everything)
  return histories.get(topic) ?? (whole && { ...whole, counts: new Float64Array(whole.counts.length), negative: 0 })
}

/** How far above usual the full hours were that have passed since the last look. */
function hoursOf(histories: Histories, topic: string, { gatheredUntil }: Watch, now: number): number[] {
  const found: number[] = []
  for (let at = gatheredUntil; at < startOfHour(now); at += hour) {
    const own = hourIn(historyOf(histories, topic), at)
    if (!own) continue
    const others = topic === everything ? [...histories].filter(([name]) => name !== everything) : []
    const rest = restWeight(
      own,
      others.flatMap(([, history]) => hourIn(history, at) ?? []),
    )
    found.push(zOf(rest, own.usual))
  }
  return found
}

type Weighed = { weight: number; usual: Usual }

function hourIn(history: History | undefined, at: number): Weighed | undefined {
  const weight = history?.counts[Math.round((at - history.since) / hour)]
  const usual = weight === undefined || Number.isNaN(weight) ? undefined : usualAt(history!, at)
  return usual && { weight: weight!, usual }
}

/** The whole without what single topics tell themselves. */
const restOf = (whole: Seen, topics: readonly Pick<Told, 'count' | 'usual'>[]): Measure => {
  const weighed = topics.map(({ count, usual }) => ({ weight: count.weight, usual }))
  const weight = restWeight({ weight: whole.count.weight, usual: whole.usual }, weighed)
  return judge(whole, whole.count.weight - weight)
}

/**
 * Where one topic is most of what is above usual, it tells that itself, and the whole stands for the rest; what comes from
 * everywhere is the whole brand's.
 */
function restWeight({ weight, usual }: Weighed, topics: readonly Weighed[]): number {
  const above = topics.map(each => each.weight - each.usual.median).toSorted((one, other) => other - one)
  let rest = weight
  for (const each of above) {
    if (each <= 0 || each < (rest - usual.median) / 2) break
    rest -= each
  }
  return rest
}

const isWorthKeeping = ({ level, gathered, alertingAt }: Watch): boolean =>
  level !== null || gathered > 0 || alertingAt.length > 0
