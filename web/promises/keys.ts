export const promisesKey = (workspaceId: string) => ['promises', workspaceId] as const
