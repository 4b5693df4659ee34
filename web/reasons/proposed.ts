import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ProposedReasons, Sureness } from '#protocol'
import { useBrand } from '#web/api'

export const proposedKey = (workspaceId: string) => ['proposed-reasons', workspaceId] as const

/** So many can be asked for at once. */
const MOST = 100
const NONE: readonly ProposedReasons[] = []

/**
 * What these conversations may be closed for; none while it is not known. What was there when somebody began to choose stays
 * until they have: nothing moves under their hand.
 */
export function useProposed(ids: readonly string[], isChoosing: boolean): readonly ProposedReasons[] {
  const { api, workspace } = useBrand()
  const asked = ids.toSorted()
  const { data = NONE } = useQuery({
    queryKey: [...proposedKey(workspace.id), ...asked],
    queryFn: () => api.post<ProposedReasons[]>('/proposed-reasons/asked', { conversationIds: asked }),
    enabled: asked.length > 0 && asked.length <= MOST,
    staleTime: 60_000,
    // Without it the whole tree is there as ever.
    retry: false,
  })
  const [held, hold] = useState(data)
  if (!isChoosing && held !== data) hold(data)
  return isChoosing ? held : data
}

export const SURE = {
  sure: 'reason.proposed.sure',
  likely: 'reason.proposed.likely',
  maybe: 'reason.proposed.maybe',
} as const satisfies Record<Sureness, string>
