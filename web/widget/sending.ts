import type { ChatFile } from '#protocol'
import { alone } from './alone.ts'
import { isPassing, Refusal } from './calls.ts'
import type { Inside } from './inside.ts'
import { change, type Entry, nextOf, waitFor, type WaitingFile } from './outbox.ts'
import type { Session } from './session.ts'

export type Sending = {
  /** Sends what waits, now: something new is there, or the connection is back. */
  ring(): void
}

type Hooks = {
  /** How far a file has gone, 0 to 1. */
  progress: (key: string, share: number) => void
  accepted: () => void
}

/** Sends what waits, in its order, one at a time and one tab at a time; tries again for as long as the page lives. */
export function openSending(inside: Inside, hooks: Hooks): Sending {
  let isRunning = false
  let isAsked = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ring = () => {
    clearTimeout(timer)
    isAsked = true
    if (!isRunning) void run()
  }
  const run = async () => {
    isRunning = true
    let afterMs = 0
    while (isAsked) {
      isAsked = false
      afterMs = await alone(`${inside.name}.sending`, () =>
        sendAll(
          inside,
          hooks,
          () => ++failures,
          () => (failures = 0),
        ),
      )
    }
    isRunning = false
    if (afterMs > 0) timer = setTimeout(ring, afterMs)
  }
  return { ring }
}

/** Returns after how long to try again; 0 when nothing waits. */
async function sendAll(inside: Inside, hooks: Hooks, failed: () => number, went: () => void): Promise<number> {
  const { outbox, reached } = inside
  for (let entry = nextOf(outbox.read()); entry; entry = nextOf(outbox.read())) {
    const { id } = entry
    try {
      await send(inside, hooks, entry)
      went()
      reached(true)
      outbox.update(all => change(all, id, each => ({ ...each, state: 'accepted' })))
      hooks.accepted()
    } catch (error) {
      const { status, code, afterMs } = error instanceof Refusal ? error : new Refusal()
      if (isPassing(error)) {
        if (status !== 429) reached(false)
        return Math.max(afterMs, waitFor(failed()))
      }
      outbox.update(all => change(all, id, each => ({ ...each, state: 'refused', code: codes[status] ?? code })))
    }
  }
  return 0
}

const codes: Record<number, string> = { 410: 'file', 413: 'size', 422: 'file' }

async function send(inside: Inside, { progress }: Hooks, { id, at, text, files }: Entry): Promise<void> {
  const { calls, sessions, store } = inside
  const to = store.get().profile?.connection
  if (!to) throw new Refusal()
  await sessions.with(async session => {
    const sent: ChatFile[] = []
    for (const file of files) sent.push(await bring(inside, id, file, session, share => progress(file.key, share)))
    await calls.post(to, { token: session.token, events: [{ type: 'message', id, at, text, files: sent }] })
  })
}

/** Brings a file to the server once for each visitor: its name there is good only for whoever brought it. */
async function bring(
  { blobs, calls, outbox }: Inside,
  entryId: string,
  file: WaitingFile,
  session: Session,
  progress: (share: number) => void,
): Promise<ChatFile> {
  const { key, name, type } = file
  if (file.sent?.visitor === session.visitor) return file.sent.file
  const blob = await blobs.get(key)
  if (!blob) throw new Refusal(410)
  const brought = await calls.file(session.token, { name, type }, blob, progress)
  const sent = { visitor: session.visitor, file: brought }
  outbox.update(all =>
    change(all, entryId, entry => ({
      ...entry,
      files: entry.files.map(each => (each.key === key ? { ...each, sent } : each)),
    })),
  )
  return brought
}
