import type { ChatFrame, ChatSay } from '#protocol'
import { waitFor } from './outbox.ts'

export type Live = {
  say(what: ChatSay): void
  stop(): void
  /** The network has changed: whatever stood is made anew. */
  ring(): void
}

type Hooks = {
  /** Where to, with a token that holds. */
  address: () => Promise<string>
  frame: (frame: ChatFrame) => void
  /** The line stands: what came before must be asked for. */
  opened: () => void
  /** It broke, or could not be made: until it stands, asking is all there is. */
  missed: () => void
}

/** A line to the server that is made again whenever it breaks. */
export function openLive({ address, frame, opened, missed }: Hooks): Live {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isStopped = false
  let isAsking = false

  const again = () => {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), waitFor(++failures))
  }
  const connect = async () => {
    if (isStopped || socket || isAsking) return
    isAsking = true
    try {
      const to = await address()
      if (!isStopped) socket = listen(new WebSocket(to))
    } catch {
      missed()
      again()
    }
    isAsking = false
  }
  const listen = (line: WebSocket) => {
    line.addEventListener('open', () => {
      failures = 0
      opened()
    })
    line.addEventListener('message', ({ data }) => frame(JSON.parse(data)))
    line.addEventListener('close', () => {
      if (socket !== line) return
      socket = undefined
      missed()
      again()
    })
    return line
  }
  const drop = () => {
    const line = socket
    socket = undefined
    line?.close()
  }
  void connect()
  return {
    say: what => socket?.readyState === 1 && socket.send(JSON.stringify(what)),
    ring() {
      clearTimeout(timer)
      drop()
      void connect()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      drop()
    },
  }
}
