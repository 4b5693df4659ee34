import type { FileCard } from '#protocol'
import { listenForSignedOut } from './client.ts'
import { faultOf, unreachable } from './fault.ts'

type Upload = { workspaceId: string; file: File; onProgress: (share: number) => void; signal: AbortSignal }

/**
 * Sends one file; `onProgress` hears how much of it has left, 0 to 1. XMLHttpRequest, because fetch does not say how far
 * it is. Faults: ApiFault as the server puts it, `unreachable`.
 */
export function upload({ workspaceId, file, onProgress, signal }: Upload): Promise<FileCard> {
  return new Promise((resolve, reject) => {
    const note = listenForSignedOut()
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/files')
    request.setRequestHeader('x-workspace', workspaceId)
    request.responseType = 'json'
    request.upload.addEventListener(
      'progress',
      event => event.lengthComputable && onProgress(event.loaded / event.total),
    )
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as FileCard)
      note(request.status)
      reject(faultOf(request.status, request.response))
    })
    request.addEventListener('error', () => reject(unreachable('upload')))
    request.addEventListener('abort', () => reject(signal.reason))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
