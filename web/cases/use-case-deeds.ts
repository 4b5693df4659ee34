import { useMemo } from 'react'
import { useBrand } from '#web/api'
import { useHolding } from '#web/cache'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import { caseDeedsWith } from './case-deeds.ts'

/** `onFault` stays the same. */
export function useCaseDeeds(onFault: (fault: unknown) => void) {
  const { api } = useBrand()
  const { client, workspaceId, me, sight } = useHolding()
  const t = useText()
  const { say } = useDone()
  return useMemo(
    () => caseDeedsWith({ api, holding: { client, workspaceId, me, sight }, t, say, onFault }),
    [api, client, workspaceId, me, sight, t, say, onFault],
  )
}
