import type { FileCard } from '#protocol'
import type { FileRow } from './tables.ts'

type Shown = Omit<FileRow, 'workspaceId' | 'source' | 'sha256' | 'messageId' | 'createdAt'>

/** A file as the console is shown it. A browser that opens it sends no header: the address says whose it is. */
export function showFile(
  workspaceId: string,
  { id, name, type, size, state, width, height, failure }: Shown,
): FileCard {
  const addressOf = (what: string) => `/api/v1/files/${id}${what}?workspace=${workspaceId}`
  const address = state === 'ready' ? addressOf('') : null
  const thumbnail = address !== null && width !== null ? addressOf('/thumbnail') : null
  return { id, name, type, size, state, address, thumbnail, width, height, failure }
}
