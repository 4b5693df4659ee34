import { day, hour } from '#lib'
import type { KindRead, SubjectRead, SuspectCard } from '#protocol'

/** What was said between a customer and us, wherever it was. */
export type Spoken = {
  id: string
  at: number
  /** `us`: a person of ours, with an answer that has left. */
  from: 'customer' | 'us'
  authorId: string | null
  channel: string
  /** Of what the customer said; null while it is not read. */
  reading: { kind: KindRead; subject: SubjectRead; isAbusive: boolean } | null
}

export type Suspicion = SuspectCard['evidence'] & {
  samples: string[]
  requestIds: string[]
  answerIds: string[]
  /** Of ours, who was written to. */
  writtenTo: string | null
}

const spanMs = day
const fewest = 5
const leastShare = 0.6
const drawnHours = 16
const shownOfEach = 20

/** Nothing that we could see to. */
const nothingToDo: ReadonlySet<SubjectRead> = new Set(['other', 'greeting', 'thanks', 'feedback'])

/** Whether it asks for something that we can see to. Abuse around a question or a request does not take it away. Pure. */
export function isRequest({ from, reading }: Pick<Spoken, 'from' | 'reading'>): boolean {
  if (from !== 'customer' || !reading || nothingToDo.has(reading.subject)) return false
  const { kind, isAbusive } = reading
  return kind === 'request' || kind === 'question' || (kind === 'complaint' && !isAbusive)
}

/**
 * Whether somebody is suspected: five messages or more within a day, six of ten abusive, and, after one answer of ours to
 * all that they asked for, nothing but more of it. `said` is in the order of time; what was said before `since` was decided
 * already. Pure.
 */
export function suspicionOf(
  said: readonly Spoken[],
  { since, now }: { since: number; now: number },
): Suspicion | undefined {
  const from = Math.max(since, now - spanMs)
  const recent = said.filter(each => each.from === 'customer' && each.at > from && each.at <= now)
  const abusive = recent.filter(({ reading }) => reading?.isAbusive)
  if (recent.length < fewest || abusive.length < leastShare * recent.length) return undefined
  const requests = said.filter(isRequest)
  const askedAt = requests.at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const answers = said.filter(each => each.from === 'us')
  const answered = answers.find(({ at }) => at > askedAt)
  if (!answered || !abusive.some(({ at }) => at > answered.at)) return undefined
  return {
    messages: recent.length,
    abusive: abusive.length,
    requests: requests.length,
    answeredAt: answered.at,
    hours: hoursOf(recent, now),
    channels: [...new Set(recent.map(({ channel }) => channel))].toSorted(),
    samples: idsOf(abusive),
    requestIds: idsOf(requests),
    answerIds: idsOf(answers),
    writtenTo: answers.findLast(({ authorId }) => authorId !== null)?.authorId ?? null,
  }
}

/** The latest first. */
const idsOf = (said: readonly Spoken[]): string[] =>
  said
    .slice(-shownOfEach)
    .map(({ id }) => id)
    .toReversed()

const hoursOf = (said: readonly Spoken[], now: number) =>
  Array.from({ length: drawnHours }, (_, place) => {
    const until = now - (drawnHours - 1 - place) * hour
    return { until, messages: said.filter(({ at }) => at > until - hour && at <= until).length }
  })
