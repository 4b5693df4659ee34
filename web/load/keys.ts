/** What one has in hand. */
export const tableKey = (workspaceId: string) => ['table', workspaceId] as const
