import { faultOf, unreachable } from './fault.ts'

export type Query = Record<string, string | number | boolean | null | undefined>
type Ask = { method?: string; body?: unknown; query?: Query; workspaceId?: string; signal?: AbortSignal }

/** The deeds of the API, in the name of one workspace where one is given. Paths are those under /api/v1. */
export type Api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => Promise<T>
  post: <T>(path: string, body?: unknown) => Promise<T>
  put: <T>(path: string, body?: unknown) => Promise<T>
  patch: <T>(path: string, body?: unknown) => Promise<T>
  remove: <T>(path: string) => Promise<T>
}

const signedOut = new Set<() => void>()

/** Told when the server no longer knows who is asking. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

let comings = 0

/** Somebody came in: what was asked before them and is refused only now is no news. */
export const tellSignedIn = (): void => void comings++

/** Begins a question; what it gives takes note of an answer, and tells everybody where the server knows nobody any more. */
export function listenForSignedOut(): (status: number) => void {
  const before = comings
  return status => {
    if (status === 401 && before === comings) signedOut.forEach(listener => listener())
  }
}

/** Asks the server once; `path` is whole. Faults: ApiFault with the server's code, or `unreachable`. */
export async function ask<T>(path: string, { method = 'GET', body, query, workspaceId, signal }: Ask = {}): Promise<T> {
  const headers = new Headers({ accept: 'application/json' })
  const isFile = body instanceof Blob
  if (body !== undefined) headers.set('content-type', isFile ? 'application/octet-stream' : 'application/json')
  if (workspaceId) headers.set('x-workspace', workspaceId)
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: signal ?? null }
  if (body !== undefined) init.body = isFile ? body : JSON.stringify(body)
  // Deeds leave at once, in the order in which they were done: the page may be left in the next moment.
  if (method === 'GET') await afterShown()
  const note = listenForSignedOut()
  const answer = await fetch(path + written(query), init).catch(cause => {
    if (signal?.aborted) throw cause
    throw unreachable(cause)
  })
  note(answer.status)
  return (await readAnswer(answer)) as T
}

/** So many questions of one moment leave at once: the conversation that is about to be opened, and what was said in it. */
const FIRST = 2
let begun = 0

/** What was pressed is shown before the rest is asked: to begin a request takes a millisecond, and opening begins ten. */
async function afterShown(): Promise<void> {
  if (begun++ === 0) setTimeout(() => (begun = 0))
  if (begun > FIRST) await new Promise(resolve => void setTimeout(resolve))
}

async function readAnswer(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined
  const body: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return body
  throw faultOf(answer.status, body)
}

/** `?a=1&b=x`, without what is empty. */
export function written(query: Query = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

export function apiOf(workspaceId?: string): Api {
  const send = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    ask<T>(`/api/v1${path}`, { method, body, ...(workspaceId ? { workspaceId } : {}) })
  return {
    get: (path, query, signal) =>
      ask(`/api/v1${path}`, {
        ...(query && { query }),
        ...(signal && { signal }),
        ...(workspaceId && { workspaceId }),
      }),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body = {}) => send('PUT', path, body),
    patch: (path, body = {}) => send('PATCH', path, body),
    remove: path => send('DELETE', path),
  }
}
