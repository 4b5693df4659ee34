import type { Narrowing } from '#web/live'

/** Where the query cache keeps what belongs to conversations. */
export const rowsKey = (workspaceId: string, narrowing: Narrowing) => ['rows', workspaceId, narrowing] as const
export const viewsKey = (workspaceId: string) => ['views', workspaceId] as const
export const countsKey = (workspaceId: string) => ['counts', workspaceId] as const
/** All of the incidents; each list and each of them stands below it. */
export const incidentsKey = (workspaceId: string) => ['incidents', workspaceId] as const
/** All of the cases; each list and each of them stands below it. */
export const casesKey = (workspaceId: string) => ['cases', workspaceId] as const
/** Alerts and what stands beside them: drafts of notices, suspects, praise. */
export const alertsKey = (workspaceId: string) => ['alerts', workspaceId] as const
export const conversationKey = (workspaceId: string, id: string) => ['conversation', workspaceId, id] as const
export const messagesKey = (workspaceId: string, id: string) => ['messages', workspaceId, id] as const
