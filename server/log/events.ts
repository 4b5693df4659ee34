/** One line of the log: ids and numbers, never content. `at` is epoch milliseconds, `day` the UTC day of its partition. */
export type LogEvent = {
  number: number
  day: string
  at: number
  workspaceId: string
  kind: string
  conversationId: string | null
  subjectId: string | null
  detail: Record<string, unknown> | null
}

export type NewEvent = {
  workspaceId: string
  kind: string
  conversationId?: string | undefined
  subjectId?: string | undefined
  detail?: Record<string, unknown> | undefined
}
