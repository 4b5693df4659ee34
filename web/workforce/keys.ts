/** What one has said of oneself and may say. */
export const presenceKey = (workspaceId: string) => ['presence', workspaceId] as const

/** How all stand, and what is set for them. */
export const staffKey = (workspaceId: string) => ['staff', workspaceId] as const
