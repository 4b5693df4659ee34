import { type KindRead, type Tone, toxicFrom, type UrgencyRead } from '#protocol'
import type { Line, Sounds } from './tables.ts'

/** Those of one turn: what the customer said with nothing of ours in between, oldest first. */
export type Turn = readonly (Line & { of: 'customer' })[]

const isCustomers = (line: Line): line is Turn[number] => line.of === 'customer'

/** The turns of the customer in these lines, both oldest first; pure. */
export function turnsIn(lines: readonly Line[]): Turn[] {
  const turns: Turn[number][][] = []
  let isOpen = false
  for (const line of lines) {
    if (!isCustomers(line)) isOpen = false
    else if (isOpen) turns.at(-1)!.push(line)
    else {
      turns.push([line])
      isOpen = true
    }
  }
  return turns
}

const readIn = (lines: readonly Line[]): Sounds[] => lines.flatMap(({ reading }) => reading ?? [])

/** How the customer sounds in the last turn of which something is read, from lines oldest first; null where nothing is. Pure. */
export function toneOf(lines: readonly Line[]): Tone | null {
  const turn = turnsIn(lines)
    .map(readIn)
    .findLast(read => read.length > 0)
  if (!turn) return null
  const sure = turn.filter(({ isUnsure }) => !isUnsure)
  const inOne = readIn(lines).findLast(({ language }) => language !== 'unknown')
  return {
    language: inOne?.language ?? 'unknown',
    sentiment: meanOf((sure.length > 0 ? sure : turn).map(({ sentiment }) => sentiment)),
    isUnsure: sure.length === 0,
    kind: weightiest(turn.map(({ kind }) => kind)),
    urgency: Math.max(...turn.map(({ urgency }) => urgency)) as UrgencyRead,
    isToxic: turn.some(({ toxicity }) => toxicity >= toxicFrom),
  }
}

const byWeight: readonly KindRead[] = ['complaint', 'request', 'question', 'praise', 'courtesy', 'other']

const weightiest = (kinds: readonly KindRead[]): KindRead => byWeight.find(kind => kinds.includes(kind)) ?? 'other'

/** To four decimals, so that what is −0.25 by reckoning is −0.25. */
export const meanOf = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10_000) / 10_000 || 0
