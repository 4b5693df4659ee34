export const deadlinesKey = (workspaceId: string) => ['deadlines', workspaceId] as const
