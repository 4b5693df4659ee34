import type { Move } from '#customers'
import type { NewEvent } from '#log'

/** All that this room tells the rooms below. The subject is the link; detail: { customers }, all whom it touched, as they were and as they are. */
export type LinkingEvent = 'customers.linked' | 'customers.parted'

export const tellLink = (
  workspaceId: string,
  kind: LinkingEvent,
  linkId: string,
  moves: readonly Move[],
): NewEvent => ({
  ...{ workspaceId, kind, subjectId: linkId },
  detail: { customers: touchedBy(moves) },
})

/** Everybody whose accounts were others before, or are others now. */
export const touchedBy = (moves: readonly Move[]): string[] => [...new Set(moves.flatMap(({ from, to }) => [from, to]))]
