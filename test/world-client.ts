import type { FaultBody } from '#protocol'

/** Asks as one person, with their cookie. Paths are those under /api/v1; what is no success is thrown as `Refused`. */
export type Client = {
  /** The installation: http://127.0.0.1:PORT */
  address: string
  personId: string
  /** The workspace named in each request; empty: none. */
  workspaceId: string
  name: string
  email: string
  get<T = unknown>(path: string): Promise<T>
  post<T = unknown>(path: string, body?: unknown): Promise<T>
  put<T = unknown>(path: string, body?: unknown): Promise<T>
  patch<T = unknown>(path: string, body?: unknown): Promise<T>
  remove<T = unknown>(path: string): Promise<T>
  /** As it is, for any path of the server; cookie, origin and workspace go with it. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The value of the header `cookie`; empty when nobody is signed in. */
  cookie: string
}

/** An answer that is not a success. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly body: FaultBody

  constructor(status: number, body: FaultBody, what: string) {
    super(`${what}: ${status} ${body.code} ${JSON.stringify(body.fields ?? body.values)}`)
    this.status = status
    this.code = body.code
    this.body = body
  }
}

/** Who asks, and what they show for it. */
export type Known = Pick<Client, 'personId' | 'workspaceId' | 'name' | 'email' | 'cookie'>

export const stranger = (address: string): Client =>
  clientOf(address, { personId: '', workspaceId: '', name: '', email: '', cookie: '' })

export function clientOf(address: string, known: Known): Client {
  const fetchAs = (path: string, init: RequestInit = {}) => {
    const headers = new Headers({ origin: address, ...(known.cookie ? { cookie: known.cookie } : {}) })
    if (known.workspaceId) headers.set('x-workspace', known.workspaceId)
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    return fetch(`${address}${path}`, { redirect: 'manual', ...init, headers })
  }
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const content =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    return (await read(await fetchAs(`/api/v1${path}`, { method, ...content }), `${method} ${path}`)) as T
  }
  return {
    address,
    ...known,
    fetch: fetchAs,
    get: path => send('GET', path),
    post: (path, body = {}) => send('POST', path, body),
    put: (path, body = {}) => send('PUT', path, body),
    patch: (path, body = {}) => send('PATCH', path, body),
    remove: path => send('DELETE', path),
  }
}

export async function read(answer: Response, what: string): Promise<unknown> {
  const text = await answer.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  if (!answer.ok) throw new Refused(answer.status, body as FaultBody, what)
  return body
}

/** What a browser keeps of an answer's cookies. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map(line => line.slice(0, line.indexOf(';')))
    .join('; ')
