import type { ChatFile, ChatMessages, ChatPost, ChatProfile, VisitorAsk, VisitorToken } from '#protocol'

/** The server said no: `status` and the fault's `code`. Status 0: it could not be asked. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly afterMs: number

  constructor(status = 0, code = '', afterMs = 0) {
    super(code)
    this.status = status
    this.code = code
    this.afterMs = afterMs
  }
}

/** To be tried again later; every other refusal will not get better by itself. */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof Refusal) || [0, 408, 429].includes(error.status) || error.status >= 500

const timeoutMs = 20_000

export type Calls = ReturnType<typeof openCalls>

/** What the widget asks of the server, each call once, with a time-out. @throws Refusal */
export function openCalls(server: string, profile: string) {
  const chat = `${server}/chat/${profile}`
  return {
    profile: () => ask<ChatProfile>(chat, {}),
    visitor: (body: VisitorAsk) => ask<VisitorToken>(`${chat}/visitor`, json(body)),
    messages: (token: string, before?: string) =>
      ask<ChatMessages>(`${chat}/messages${before ? `?before=${encodeURIComponent(before)}` : ''}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    post: (connection: string, body: ChatPost) => ask<unknown>(`${server}/hooks/${connection}`, plain(body)),
    file: (token: string, file: { name: string; type: string }, blob: Blob, progress: (share: number) => void) =>
      upload(`${chat}/files`, token, file, blob, progress),
    liveAddress: (token: string) => `${chat.replace(/^http/, 'ws')}/live?token=${encodeURIComponent(token)}`,
    address: (path: string) => new URL(path, server).href,
  }
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
/** As plain text a browser sends it without asking first whether it may. */
const plain = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'text/plain' },
  body: JSON.stringify(body),
  keepalive: true,
})

async function ask<T>(address: string, init: RequestInit): Promise<T> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  try {
    const answer = await fetch(address, { ...init, signal: stop.signal, credentials: 'omit' })
    const said = objectIn(await answer.text())
    if (!answer.ok) throw new Refusal(answer.status, said.code, Number(answer.headers.get('retry-after')) * 1000)
    return said as T
  } finally {
    clearTimeout(timer)
  }
}

/** By the older way, for it alone tells how far a file has gone. */
const upload = (
  address: string,
  token: string,
  { name, type }: { name: string; type: string },
  blob: Blob,
  progress: (share: number) => void,
): Promise<ChatFile> =>
  new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', address)
    call.setRequestHeader('authorization', `Bearer ${token}`)
    call.setRequestHeader('content-type', type || 'application/octet-stream')
    call.setRequestHeader('x-name', encodeURIComponent(name))
    call.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0))
    // Status 0 is a line that broke.
    call.addEventListener('loadend', () => {
      const said = objectIn(call.responseText)
      if (call.status === 200 || call.status === 201) resolve(said as ChatFile)
      else reject(new Refusal(call.status, said.code))
    })
    call.send(blob)
  })

/** An answer from in between (a proxy's page, a plain 200) is an object with nothing in it. */
function objectIn(text: string): { code?: string } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
