import type { ChatFrame } from '#protocol'
import type { Inside } from './inside.ts'
import { type Live, openLive } from './live.ts'
import type { Reading } from './reading.ts'

export type Talking = {
  /** From now on what is said comes by itself. */
  connect(): void
  disconnect(): void
  ring(): void
  /** The visitor is writing, or has stopped. */
  typing(isTyping: boolean): void
}

const sayEveryMs = 2500
const longestMs = 8000
const shortestMs = 2000

export function openTalking({ store, calls, sessions, reached }: Inside, reading: Reading): Talking {
  let live: Live | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let saidAt = 0

  const showTyping = (typing: string | undefined, forMs = 0) => {
    clearTimeout(silence)
    store.set({ typing })
    if (typing !== undefined) silence = setTimeout(() => store.set({ typing: undefined }), forMs)
  }
  const frame = (came: ChatFrame) => {
    if (came.kind === 'again') void reading.reload()
    if (came.kind === 'messages') {
      if (came.messages.some(message => !message.mine)) showTyping(undefined)
      reading.came(came.messages)
    }
    // The clocks of browser and server may differ: what counts is that it ends soon.
    if (came.kind === 'typing')
      showTyping(
        came.until > 0 ? came.name : undefined,
        Math.min(Math.max(came.until - Date.now(), shortestMs), longestMs),
      )
  }
  return {
    connect() {
      live ??= openLive({
        address: async () => calls.liveAddress((await sessions.current()).token),
        frame,
        opened() {
          reached(true)
          void reading.reload()
        },
        missed: () => void reading.reload(),
      })
    },
    disconnect() {
      live?.stop()
      live = undefined
      showTyping(undefined)
    },
    ring: () => live?.ring(),
    typing(isTyping) {
      const now = Date.now()
      if (isTyping ? now - saidAt < sayEveryMs : saidAt === 0) return
      saidAt = isTyping ? now : 0
      live?.say({ kind: 'typing', until: isTyping ? now + 2 * sayEveryMs : 0 })
    },
  }
}
