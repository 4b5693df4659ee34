/** Where the query cache keeps what is known of customers and what they agree to. */
export const factsKey = (workspaceId: string) => ['facts', workspaceId] as const
