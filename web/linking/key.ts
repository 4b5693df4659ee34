/** Where the query cache keeps who is one person, and who may be. */
export const linksKey = (workspaceId: string) => ['links', workspaceId] as const
