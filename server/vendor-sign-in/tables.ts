/** `filled` is JSON: what stood in the form beside the settings. Times are epoch milliseconds. */
export type SignInRow = {
  workspaceId: string
  id: string
  connectionId: string
  profileId: string | null
  personId: string
  sessionId: string
  channel: string
  state: 'under-way' | 'redeeming' | 'signed-in' | 'declined' | 'failed'
  failure: string | null
  failureText: string | null
  sealed: Buffer
  filled: string
  back: string
  expiresAt: number
}
