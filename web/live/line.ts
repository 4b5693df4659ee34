import { type LiveAsk, liveBeatMs, liveEnds, type LiveFrame, type LiveNews, type Writing } from '#protocol'

/** open: frames come · joining: on the way · lost: no connection, it is tried again */
export type LineState = 'open' | 'joining' | 'lost'

type Show = Extract<LiveAsk, { kind: 'show' }>

type LineProps = {
  /** Where the stream is, for the number read last. */
  address: (since: number | undefined) => string
  since?: number
  onFrame: (frame: LiveNews) => void
  onState: (state: LineState) => void
  /**
   * Asked when the server sent us away or would not have us: a browser is not told why. False leaves the line lost until
   * `wake`.
   */
  mayReturn?: () => Promise<boolean>
  /** How the socket is made; the browser's own unless a test says otherwise. */
  connect?: (address: string) => WebSocket
  /** When to try again after so many failures, in milliseconds. */
  waitMs?: (failures: number) => number
  /** A line that says nothing for so long is broken, whatever the browser believes. */
  silenceMs?: number
}

export type Line = {
  /** Says what is on screen; it is said again after each loss. */
  show: (shown: Omit<Show, 'kind'>) => void
  typing: (conversation: string, writes: Writing, until: number) => void
  /** Tries at once instead of waiting: the network is back, or the page was opened again. */
  wake: () => void
  /** Joins anew: the browser says that the network is gone, and a socket would learn of it only by silence. */
  doubt: () => void
  close: () => void
}

/** One live connection that picks up where it was lost. */
export function openLine(props: LineProps): Line {
  const { address, since, onFrame, onState, mayReturn = always, connect = plain } = props
  const { waitMs = patience, silenceMs = 2.5 * liveBeatMs } = props
  let number = since
  let shown: Show | undefined
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isClosed = false
  let stopWatching = (): void => {}

  const say = (words: LiveAsk): void => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(words))
  }
  const hear = (text: string): void => {
    const frame = JSON.parse(text) as LiveFrame
    if (frame.kind === 'beat') return
    if (frame.kind === 'frame' || frame.kind === 'restart') number = frame.number
    onFrame(frame)
  }
  const join = (): void => {
    clearTimeout(timer)
    onState(failures === 0 ? 'joining' : 'lost')
    const mine = connect(address(number))
    let wasOpen = false
    let isLost = false
    socket = mine
    const lose = async (code: number): Promise<void> => {
      if (socket !== mine || isLost || isClosed) return
      isLost = true
      watch.stop()
      failures++
      onState('lost')
      const isSentAway = code === liveEnds.signedOut || code === liveEnds.changed
      if ((isSentAway || !wasOpen) && !(await mayReturn())) return
      if (socket === mine && !isClosed) timer = setTimeout(join, waitMs(failures))
    }
    stopWatching()
    const watch = watchOver(silenceMs, () => {
      mine.close()
      void lose(0)
    })
    stopWatching = watch.stop
    mine.addEventListener('open', () => {
      if (socket !== mine) return
      wasOpen = true
      failures = 0
      watch.heard()
      onState('open')
      if (shown) say(number === undefined ? shown : { ...shown, since: Math.max(number, shown.since ?? 0) })
    })
    mine.addEventListener('message', event => {
      if (socket !== mine || isLost) return
      watch.heard()
      hear(String(event.data))
    })
    mine.addEventListener('close', ({ code }) => void lose(code))
  }
  join()
  return {
    show(next) {
      shown = { kind: 'show', ...next }
      say(shown)
    },
    typing: (conversation, writes, until) => say({ kind: 'typing', conversation, writes, until }),
    wake() {
      if (!isClosed && socket?.readyState !== 1 && socket?.readyState !== 0) join()
    },
    doubt() {
      const doubted = socket
      if (isClosed || doubted?.readyState !== 1) return
      join()
      doubted.close()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      stopWatching()
      socket?.close()
    },
  }
}

/** Calls when nothing has been heard for so long since the first time. */
function watchOver(silenceMs: number, onSilent: () => void): { heard: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => clearTimeout(timer)
  return {
    heard() {
      stop()
      timer = setTimeout(onSilent, silenceMs)
    },
    stop,
  }
}

const always = async (): Promise<boolean> => true
const plain = (address: string): WebSocket => new WebSocket(address)

/** Half a second, doubled up to fifteen, spread so that a whole team does not come back at once. */
function patience(failures: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(failures - 1, 5)) * (0.7 + 0.6 * Math.random())
}
