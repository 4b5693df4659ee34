export const gesturesKey = (workspaceId: string) => ['gestures', workspaceId] as const
