import { useMemo } from 'react'
import { useBrand } from '#web/api'
import { useHolding } from '#web/cache'
import { useDone } from '#web/outbox'
import { useFormats, useText } from '#web/texts'
import { type Deeds, deedsWith } from './deeds.ts'

/** What can be done with a conversation, and taken back where it can be. `onRefused` stays the same. */
export function useDeeds(onRefused: (fault: unknown) => void): Deeds {
  const { api } = useBrand()
  const { client, workspaceId, me, sight } = useHolding()
  const t = useText()
  const formats = useFormats()
  const { say } = useDone()
  return useMemo(
    () => deedsWith({ api, holding: { client, workspaceId, me, sight }, t, formats, say, onRefused }),
    [api, client, workspaceId, me, sight, t, formats, say, onRefused],
  )
}
