/** A file as it is stored. Size in bytes, width and height in pixels as it is shown; epoch ms. */
export type FileRow = {
  workspaceId: string
  id: string
  name: string
  type: string
  size: number | null
  sha256: Buffer | null
  width: number | null
  height: number | null
  state: 'pending' | 'ready' | 'refused' | 'failed'
  /** Of a pending one: where it comes from, as JSON (`Source`). */
  source: string | null
  /** Why it is not here; of a pending one, why not yet. */
  failure: string | null
  /** The message that it belongs to; null while nobody has sent it. */
  messageId: string | null
  createdAt: number
}

export type FileName = Pick<FileRow, 'workspaceId' | 'id'>
