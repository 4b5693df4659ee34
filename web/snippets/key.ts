/** Where the query cache keeps them. */
export const snippetsKey = (workspaceId: string) => ['snippets', workspaceId] as const
