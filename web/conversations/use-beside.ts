import { useEffect, useMemo } from 'react'
import type { Row } from '#protocol'
import type { OpenTalkProps } from './open-talk.tsx'

/** The customer's other conversations on screen: listened to while they are, and told as they stand. */
export function useBeside({ conversation, onBeside }: OpenTalkProps, loaded: readonly Row[]) {
  const { id, customer, channel, alsoWaiting } = conversation
  const rows = useMemo(() => new Map([...loaded, ...alsoWaiting].map(row => [row.id, row])), [loaded, alsoWaiting])
  const ids = [...rows.keys()].filter(other => other !== id).toSorted()
  const said = ids.join()
  useEffect(() => {
    onBeside(said === '' ? [] : said.split(','))
  }, [said, onBeside])
  useEffect(() => () => onBeside([]), [onBeside])
  const channels = new Set([channel, ...customer.identities.map(one => one.channel)])
  return { rowOf: (conversationId: string) => rows.get(conversationId), channels: [...channels].toSorted() }
}
