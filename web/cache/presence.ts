import { useQuery } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { LiveFrame } from '#protocol'
import { useNow } from '#web/ui'
import { useBrand } from '#web/api'

/** Who of us is at a conversation, and what they write there. */
export type Present = readonly Extract<LiveFrame, { kind: 'presence' }>['people'][number][]

const hereKey = (workspaceId: string, id: string) => ['here', workspaceId, id] as const
const typingKey = (workspaceId: string, id: string) => ['typing', workspaceId, id] as const

/** Notes who is at a conversation and whether its customer is writing, as the stream tells it. */
export function notePresence(
  client: QueryClient,
  workspaceId: string,
  frame: Extract<LiveFrame, { kind: 'presence' | 'typing' }>,
): void {
  if (frame.kind === 'presence') client.setQueryData(hereKey(workspaceId, frame.conversation), frame.people)
  else client.setQueryData(typingKey(workspaceId, frame.conversation), frame.until)
}

/** Who of us is at a conversation now. */
export function useHere(id: string): Present {
  const { workspace } = useBrand()
  return useQuery<Present>({ queryKey: hereKey(workspace.id, id), enabled: false, initialData: [] }).data
}

/** Whether its customer is writing now. */
export function useTheirTyping(id: string): boolean {
  const { workspace } = useBrand()
  const now = useNow(1000)
  return useQuery<number>({ queryKey: typingKey(workspace.id, id), enabled: false, initialData: 0 }).data > now
}
