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
  failure: string | null
  createdAt: number
}
