export const providersKey = (workspaceId: string) => ['providers', workspaceId] as const
