import type { OwnTable } from '#protocol'
import { useText } from '#web/texts'
import { useNow } from '#web/ui'
import { useTable } from './queries.ts'

const SECOND = 1000
const HOUR = 3_600_000

/** What all pieces take together, of the hundred. */
export const loadOf = ({ pieces }: Pick<OwnTable, 'pieces'>): number =>
  pieces.reduce((sum, { units }) => sum + units, 0)

/** It stands there and takes next to nothing: its customer is silent, or it was put aside for somebody on the line. */
export const isAside = ({ phase, isPaused }: OwnTable['pieces'][number]): boolean => phase === 'parked' || isPaused

/** "You have 60 of 100: 3 conversations, 1 parked". */
export function useLoadWords(): (table: OwnTable) => string {
  const t = useText()
  return table => {
    const { pieces, share, offered } = table
    const counts = { count: pieces.length, parked: pieces.filter(isAside).length }
    return t('load.said', { load: loadOf(table), of: share, ...counts }) + (offered ? t('load.said.offered') : '')
  }
}

/** How long one still has to write down what was settled, in ms; 0: no time at all. */
export function useWrapUpLeft(): number {
  const { data, dataUpdatedAt } = useTable()
  // Where there is nothing to count nothing is drawn again and again.
  const now = useNow(data?.wrapUpUntil ? SECOND : HOUR)
  if (!data || data.wrapUpUntil === null) return 0
  // The browser's clock may be wrong: it counts from when it was told.
  return Math.max(0, data.wrapUpUntil - data.at - Math.max(0, now - dataUpdatedAt))
}

/** 0:42 */
export function clockOf(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
