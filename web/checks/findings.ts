import { type CheckFacts, firstWordOf } from '#protocol'
import type { Draft } from '#web/outbox'
import {
  personalDataIn,
  type PersonalKind,
  type PersonalSpan,
  type Redirection,
  redirectionsIn,
} from '#understanding/checks'

/** What of a reply stands in its way. */
export type Findings = { personal: readonly PersonalSpan[]; redirections: readonly Redirection[] }

/** A stretch of the text that is underlined, and how. */
export type Mark = { from: number; to: number; tone: 'late' | 'soon' }

const NONE: Findings = { personal: [], redirections: [] }

/** What the server would not take, found before it is asked. A note stays in the house: nothing of it is. Pure. */
export function findingsIn({ kind, text, visibility }: Draft, facts: Omit<CheckFacts, 'language'>): Findings {
  if (kind === 'note' || text.trim() === '') return NONE
  return {
    personal: visibility === 'public' ? personalDataIn(text, facts) : [],
    redirections: redirectionsIn(text, facts),
  }
}

/** The kinds that there are, each with how many, in the order of the text. */
export function kindsOf(personal: readonly PersonalSpan[]): { kind: PersonalKind; count: number }[] {
  return [...Map.groupBy(personal, span => span.kind)].map(([kind, spans]) => ({ kind, count: spans.length }))
}

/** Apart from each other; what stops is seen before what asks. */
export function marksOf({ personal, redirections }: Findings, isAnswered: boolean): Mark[] {
  const late = personal.map(({ from, to }): Mark => ({ from, to, tone: 'late' }))
  const soon = isAnswered ? [] : redirections.map(({ from, to }): Mark => ({ from, to, tone: 'soon' }))
  const apart = soon.filter(one => !late.some(other => one.from < other.to && other.from < one.to))
  return [...late, ...apart].toSorted((a, b) => a.from - b.from)
}

/** What stands in the place of something personal: of a name its first word, of all else that something stood there. */
const instead = ({ kind, from, to }: PersonalSpan, text: string, names: readonly string[]): string => {
  const said = text.slice(from, to).toLowerCase()
  const firsts = names.map(firstWordOf)
  return (kind === 'name' && firsts.find(first => said.includes(first.toLowerCase()))) || '…'
}

/** The one stretch in which everything personal stands, and what it says without it. Pure. */
export function withoutPersonal(
  text: string,
  personal: readonly PersonalSpan[],
  names: readonly string[],
): { from: number; to: number; text: string } {
  const from = personal[0]?.from ?? 0
  const to = personal.at(-1)?.to ?? 0
  let said = ''
  let end = from
  for (const span of personal) {
    said += text.slice(end, span.from) + instead(span, text, names)
    end = span.to
  }
  return { from, to, text: said }
}
