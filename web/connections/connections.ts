import type { ProfileCard } from '#protocol'

/** One set of credentials and the profiles that hang on it; those in `shown` are looked at. */
export type Connection = { id: string; channel: string; cards: ProfileCard[] }

/** A line of the list: a profile that is alone on its connection, a connection of several, or one of its profiles. */
export type ListLine =
  | { kind: 'alone'; key: string; card: ProfileCard }
  | { kind: 'head'; key: string; connection: Connection }
  | { kind: 'within'; key: string; card: ProfileCard }

/** In the order of their first profiles. Pure. */
export const connectionsOf = (cards: readonly ProfileCard[]): Connection[] =>
  [...Map.groupBy(cards, card => card.connectionId)].map(([id, its]) => ({ id, channel: its[0]!.channel, cards: its }))

/**
 * What the list shows of them: a connection of several profiles stands over those that are wanted, however few these are.
 * Pure.
 */
export function linesOf(
  connections: readonly Connection[],
  isWanted: (card: ProfileCard) => boolean = () => true,
): ListLine[] {
  return connections.flatMap((connection): ListLine[] => {
    const wanted = connection.cards.filter(isWanted)
    if (wanted.length === 0) return []
    if (connection.cards.length === 1) return wanted.map(card => ({ kind: 'alone', key: card.id, card }))
    const within = wanted.map((card): ListLine => ({ kind: 'within', key: card.id, card }))
    return [{ kind: 'head', key: connection.id, connection }, ...within]
  })
}
