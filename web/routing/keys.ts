/** What lies before oneself. */
export const offersKey = (workspaceId: string) => ['offers', workspaceId] as const
