import type { Journal } from './journal.ts'
import type { Bubble, Hint, PhoneEvent, Post, Seat } from './phone-app.ts'

type Means = {
  journal: Journal
  put(seat: string, place: string, bubble: Bubble): void
  /** Tells the brand of a bubble of its own; keeps what was attached to it. */
  arrived(seat: Seat, place: string, bubble: Bubble, posts: readonly Post[]): Promise<void>
  tell(event: PhoneEvent): void
  failed(error: unknown): void
}

/** What the brand has done on one platform since the last look. Resolves when it has its receipts. */
export type Look = (hints?: readonly Hint[]) => Promise<void>

export function openLook(seat: Seat, means: Means): Look {
  const before = new Map<string, Set<string>>()
  return async (hints = []) => {
    try {
      for (const hint of hints) take(seat.id, hint, means)
      const arrivals: Promise<void>[] = []
      for (const [place, { bubbles, changes = [] }] of Object.entries(seat.app.stands())) {
        const stood = before.get(place) ?? new Set()
        const stands = new Set(bubbles.map(({ id }) => id))
        before.set(place, stands)
        arrivals.push(...bubbles.map(each => arrive(seat, place, each, means)))
        for (const gone of stood.difference(stands)) change(seat.id, place, { id: gone, isGone: true }, means)
        for (const each of changes) change(seat.id, place, each, means)
      }
      await Promise.all(arrivals)
    } catch (error) {
      means.failed(error)
    }
  }
}

function take(seat: string, hint: Hint, means: Means): void {
  if (hint.kind === 'typing') means.tell({ kind: 'typing', seat, person: hint.person })
  else if (hint.kind === 'read') markRead(seat, hint.id, means)
  else markAllRead(seat, hint, means)
}

async function arrive(seat: Seat, place: string, bubble: Bubble, { journal, put, arrived }: Means): Promise<void> {
  const known = journal.find(seat.id, place, bubble.id)
  if (!known) {
    put(seat.id, place, bubble)
    await arrived(seat, place, bubble, bubble.isPost ? [] : (seat.app.delivered?.(place, bubble) ?? []))
    return
  }
  const isEdited = bubble.isEdited || known.isEdited || (known.text !== undefined && known.text !== bubble.text)
  const next = { ...known, ...bubble, at: known.at, ...(isEdited ? { isEdited } : {}) }
  if (JSON.stringify(next) !== JSON.stringify(known)) put(seat.id, place, next)
}

function change(
  seat: string,
  place: string,
  said: { id: string } & Partial<Bubble>,
  { journal, put }: Pick<Means, 'journal' | 'put'>,
): void {
  const known = journal.find(seat, place, said.id)
  if (!known) return
  const next = withChange(known, said, 'person')
  if (JSON.stringify(next) !== JSON.stringify(known)) put(seat, place, next)
}

/** `keeps`: whose reaction stays as it was. */
export function withChange(bubble: Bubble, { id: _, ...changed }: Partial<Bubble>, keeps: 'person' | 'brand'): Bubble {
  const kept = bubble.reactions?.[keeps]
  const reactions = changed.reactions && { ...changed.reactions, ...(kept ? { [keeps]: kept } : {}) }
  return { ...bubble, ...changed, ...(reactions ? { reactions } : {}) }
}

/** Whoever has read one has read those before it. */
function markRead(seat: string, id: string, means: Means): void {
  for (const [place, bubbles] of Object.entries(means.journal.of(seat))) {
    const read = bubbles.find(each => each.id === id)
    if (read) markAllRead(seat, { place, person: read.person, until: read.at }, means)
  }
}

function markAllRead(
  seat: string,
  { place, person, until = Infinity }: { place: string; person: string; until?: number },
  { journal, put }: Means,
): void {
  for (const each of journal.of(seat)[place] ?? []) {
    const isTheirs = each.by === 'person' && each.person === person && each.at <= until
    if (isTheirs && each.state !== 'read' && each.state !== 'failed') put(seat, place, { ...each, state: 'read' })
  }
}
