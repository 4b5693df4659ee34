import type { Message, sentimentsSaid } from '#protocol'

/** How one message of the customer sounds; null: nobody can tell. */
export type Point = { id: string; at: number; text: string; sentiment: number | null }

export type Step = (typeof sentimentsSaid)[number]

/** What is read of the customer in this conversation, oldest first. Pure. */
export const pointsOf = (messages: readonly Message[], conversationId: string): Point[] =>
  messages.flatMap(({ id, at, text, direction, deletedAt, reading, conversationId: where }) =>
    where === conversationId && direction === 'in' && deletedAt === null && reading
      ? { id, at, text: text ?? '', sentiment: reading.isUnsure ? null : reading.sentiment }
      : [],
  )

export const sureIn = (points: readonly Point[]): number[] => points.flatMap(({ sentiment }) => sentiment ?? [])

/** Fewer are no line. */
export const fewest = 2

/** The nearest of the five steps in which people speak of it. Pure. */
export const stepOf = (sentiment: number): Step => ((Math.round(sentiment * 2) || 0) / 2) as Step

/** The line through them in a box, from −1 at its foot to 1 at its head. Pure. */
export function lineOf(sentiments: readonly number[], { width, height, edge }: Box): { x: number; y: number }[] {
  const apart = (width - 2 * edge) / Math.max(1, sentiments.length - 1)
  const middle = height / 2
  return sentiments.map((sentiment, place) => ({
    x: tenths(edge + place * apart),
    y: tenths(middle - sentiment * (middle - edge)),
  }))
}

export type Box = { width: number; height: number; edge: number }

const tenths = (value: number): number => Math.round(value * 10) / 10
