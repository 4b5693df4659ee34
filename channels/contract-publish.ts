import { sameSpans, type Span } from './contract-hours.ts'
import { lineOf, type PublicCard, type Publishes, withLine } from './contract-card.ts'
import { textOver } from './contract-length.ts'
import type { Sent } from './contract-outbound.ts'

/** What is to stand on a profile from now on: `card`, or nothing of ours. `before` is what we put there last. */
export type Publication = {
  readonly profileKey: string
  readonly card?: PublicCard
  readonly before?: PublicCard
}

/**
 * `refused` is for a person: `too-long` (by `over`, in the limit's unit), `other-hours` (the brand has hours there that
 * are not ours), `too-many-spans`, `refused` (the credentials do not reach so far), else the platform's own code.
 */
export type Published =
  | { kind: 'published' }
  | { kind: 'retry'; after: number; code: string }
  | { kind: 'refused'; code: string; over?: number; text?: string }

export type NotPublished = Exclude<Published, { kind: 'published' }>

export const published: Published = { kind: 'published' }

const againMs = 5000
const ofCredentials = new Set(['refused', 'forbidden'])

/** What a call that did not do means here: putting the same there once more harms nothing, so a lost answer is asked again. */
export function unpublished(sent: Exclude<Sent, { kind: 'sent' }>): NotPublished {
  if (sent.kind === 'unsure') return { kind: 'retry', after: againMs, code: 'unreachable' }
  if (sent.kind === 'rejected') return { kind: 'refused', code: sent.code, text: sent.text }
  const { code = 'failing' } = sent
  return ofCredentials.has(code) ? { kind: 'refused', code: 'refused' } : { kind: 'retry', after: sent.after, code }
}

/** The text as it is to be with our line in it; a refusal where it does not fit; undefined where it is so already. */
export function nextText(
  standing: string,
  { card, before }: Publication,
  place: Publishes,
): { text: string } | Extract<Published, { kind: 'refused' }> | undefined {
  const text = withLine(standing, card && lineOf(card, place), before && lineOf(before, place))
  if (text === standing) return undefined
  const over = textOver(text, place.text)
  // What takes our line away makes nothing longer.
  return over > 0 && card ? { kind: 'refused', code: 'too-long', over } : { text }
}

/** The hours as they are to be; a refusal where the brand's own stand there; undefined where they are so already. */
export function nextHours(
  standing: readonly Span[],
  { card, before }: Publication,
): { spans: readonly Span[] } | Extract<Published, { kind: 'refused' }> | undefined {
  const wanted = spansIn(card)
  if (sameSpans(standing, wanted)) return undefined
  if (standing.length === 0 || sameSpans(standing, spansIn(before))) return { spans: wanted }
  // The brand has changed them since: there is nothing of ours to take away.
  return wanted.length === 0 ? undefined : { kind: 'refused', code: 'other-hours' }
}

const spansIn = (card: PublicCard | undefined): readonly Span[] => card?.hours?.spans ?? []

/** For a place that is one text: reads what stands there, and writes only what has to change. */
export async function publishText(
  publication: Publication,
  place: Publishes,
  { read, write }: { read(): Promise<string | NotPublished>; write(text: string): Promise<Published> },
): Promise<Published> {
  const standing = await read()
  if (typeof standing !== 'string') return standing
  const next = nextText(standing, publication, place)
  if (!next) return published
  return 'kind' in next ? next : write(next.text)
}
