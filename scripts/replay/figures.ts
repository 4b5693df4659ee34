import type { FileMessage } from './read-file.ts'

/** How soon a brand answered one message of a customer. `message` names the message, for the sum of all brands. */
export type Answer = { brand: string; message: string; ms: number }

/** Of messages that were answered; null where none was. */
export type AnswerTimes = { answered: number; medianMinutes: number | null; within60: number | null }

/** From a conversation's first customer message to the first reply by a person. */
export type FirstReplies = { n: number; medianMinutes: number | null; p90Minutes: number | null }

/** A message as it was read back, oldest first within its conversation. */
export type StoredMessage = {
  id: string
  conversationId: string
  direction: 'in' | 'out' | 'note' | 'system'
  isByPerson: boolean
  author: string
  at: number
  text: string
  /** Our id of the message that it answers. */
  quoteId: string | undefined
}

/** Each customer message with the earliest message of each brand that has it in its reply link. */
export function answersInFile(messages: readonly FileMessage[]): Answer[] {
  const asked = new Map(messages.filter(each => each.isCustomers).map(each => [each.id, each]))
  return earliest(
    messages.flatMap(({ isCustomers, answers, author, at }) => {
      const question = isCustomers || answers === undefined ? undefined : asked.get(answers)
      return question ? [{ brand: author, message: question.id, ms: at - question.at }] : []
    }),
  )
}

/** The same from what one brand's profile has. */
export function answersStored(brand: string, messages: readonly StoredMessage[]): Answer[] {
  const asked = new Map(messages.filter(each => each.direction === 'in').map(each => [each.id, each]))
  return earliest(
    messages.flatMap(({ direction, quoteId, at }) => {
      const question = direction !== 'out' || quoteId === undefined ? undefined : asked.get(quoteId)
      return question ? [{ brand, message: nameOf(question), ms: at - question.at }] : []
    }),
  )
}

/** The same words of the same person at the same moment are one message, though several profiles have it. */
const nameOf = ({ author, at, text }: StoredMessage) => JSON.stringify([author, at, text])

function earliest(answers: readonly Answer[]): Answer[] {
  const found = new Map<string, Answer>()
  for (const each of answers) {
    const key = JSON.stringify([each.brand, each.message])
    if (each.ms < (found.get(key)?.ms ?? Infinity)) found.set(key, each)
  }
  return [...found.values()]
}

/** Whoever answered first counts, when several brands did. */
export const ofAll = (answers: readonly Answer[]): Answer[] => earliest(answers.map(each => ({ ...each, brand: '' })))

/** Minutes to two places, the share to three. */
export function answerTimes(answers: readonly Answer[]): AnswerTimes {
  const times = answers.map(each => each.ms).toSorted((a, b) => a - b)
  const soon = times.filter(each => each <= 60 * minuteMs).length
  return {
    answered: times.length,
    medianMinutes: minutesAt(times, 0.5),
    within60: times.length === 0 ? null : rounded(soon / times.length, 3),
  }
}

/** How long each conversation's customer waited for the first reply, in milliseconds. */
export function firstReplies(messages: readonly StoredMessage[]): number[] {
  return [...Map.groupBy(messages, each => each.conversationId).values()].flatMap(lines => {
    const asked = lines.findIndex(each => each.direction === 'in')
    if (asked === -1) return []
    const reply = lines.slice(asked).find(each => each.direction === 'out' && each.isByPerson)
    return reply ? [reply.at - lines[asked]!.at] : []
  })
}

export function firstReplyTimes(waits: readonly number[]): FirstReplies {
  const times = waits.toSorted((a, b) => a - b)
  return { n: times.length, medianMinutes: minutesAt(times, 0.5), p90Minutes: minutesAt(times, 0.9) }
}

const minuteMs = 60_000

/** A percentile of times in order, between neighbours by proportion. */
function minutesAt(times: readonly number[], share: number): number | null {
  if (times.length === 0) return null
  const place = (times.length - 1) * share
  const [below, above] = [times[Math.floor(place)]!, times[Math.ceil(place)]!]
  return rounded((below + (above - below) * (place % 1)) / minuteMs, 2)
}

const rounded = (value: number, places: number) => Number(value.toFixed(places))
