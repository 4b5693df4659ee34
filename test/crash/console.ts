import WebSocket from 'ws'
import type { LiveFrame } from '#protocol'
import type { Client } from '../world-client.ts'

type Frame = Extract<LiveFrame, { kind: 'frame' }>

/** A console that looks at all conversations and has one of them open, over one and the same socket. */
export type OpenConsole = Disposable & {
  open(conversation: string): void
  /** Resolves with the next frame, from now on, that fits; rejects when the socket closes before. */
  next(fits: (frame: Frame) => boolean): Promise<Frame>
}

export async function openConsole(client: Client): Promise<OpenConsole> {
  const address = client.address.replace('http', 'ws')
  const socket = new WebSocket(`${address}/api/v1/live?workspace=${client.workspaceId}`, {
    headers: { cookie: client.cookie, origin: client.address },
  })
  let conversation: string | null = null
  const show = () => socket.send(JSON.stringify({ kind: 'show', view: 'all', rows: [], conversation }))
  const waiting = new Set<(frame: Frame) => void>()
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as LiveFrame
    if (frame.kind === 'frame') for (const hear of waiting) hear(frame)
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  show()
  return {
    open(id) {
      conversation = id
      show()
    },
    next: fits =>
      new Promise((resolve, reject) => {
        const hear = (frame: Frame) => {
          if (!fits(frame)) return
          waiting.delete(hear)
          resolve(frame)
        }
        waiting.add(hear)
        socket.once('close', code => reject(new Error(`The live socket was closed: ${code}`)))
      }),
    [Symbol.dispose]: () => socket.terminate(),
  }
}
