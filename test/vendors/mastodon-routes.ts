import type { Answer, Seen } from './vendor-server.ts'

/** What a server answers, by method and path; `:id` stands for a post, a file or an account. */
export type Routes = Record<string, (seen: Seen, id: string) => Answer>

export const no = (status: number, error: string): Answer => ({ status, body: { error } })
