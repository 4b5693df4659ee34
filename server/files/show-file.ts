import type { FileCard } from '#protocol'
import type { FileRow } from './tables.ts'

/** A file as the console is shown it. */
export function showFile({
  id,
  name,
  type,
  size,
  state,
  width,
  height,
  failure,
}: Omit<FileRow, 'workspaceId' | 'source' | 'sha256' | 'messageId' | 'createdAt'>): FileCard {
  const address = state === 'ready' ? `/api/v1/files/${id}` : null
  const thumbnail = address !== null && width !== null ? `${address}/thumbnail` : null
  return { id, name, type, size, state, address, thumbnail, width, height, failure }
}
