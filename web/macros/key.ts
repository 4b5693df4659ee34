/** Where the query cache keeps them. */
export const macrosKey = (workspaceId: string) => ['macros', workspaceId] as const
