/** Why each conversation of a brand is where it is. */
export const whyKey = (workspaceId: string) => ['routing', workspaceId] as const
