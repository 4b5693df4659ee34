import type { QueryClient } from '@tanstack/react-query'

/** What one has said of oneself and may say. */
export const presenceKey = (workspaceId: string) => ['presence', workspaceId] as const

/** How all stand, and what is set for them. */
export const staffKey = (workspaceId: string) => ['staff', workspaceId] as const

let coming: ReturnType<typeof setTimeout> | undefined

/** Of many who come and go it is asked again once a second, or what is on its way would never arrive. */
export function forgetStaff(client: QueryClient, workspaceId: string): void {
  coming ??= setTimeout(() => {
    coming = undefined
    void client.invalidateQueries({ queryKey: staffKey(workspaceId) })
  }, 1000)
}
