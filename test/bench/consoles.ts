import WebSocket from 'ws'
import type { LiveFrame } from '#protocol'
import type { Brand } from '../world-people.ts'

/** Consoles that look on. `seen` hears of every row of every frame that the probes get. */
export type Consoles = { bytes(): number; frames(): number; close(): Promise<void> }

type Look = { rows: string[]; conversation: string | null }

/** Opens sockets and says what each shows; resolves when all are connected. */
export async function openConsoles(
  address: string,
  brands: readonly Brand[],
  count: number,
  look: (n: number, workspaceId: string) => Look,
  seen?: (frame: Extract<LiveFrame, { kind: 'frame' }>, at: number) => void,
): Promise<Consoles> {
  let bytes = 0
  let frames = 0
  const sockets = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const brand = brands[n % brands.length]!
      const url = `${address.replace('http', 'ws')}/api/v1/live?workspace=${brand.workspaceId}`
      const socket = new WebSocket(url, { headers: { cookie: brand.owner.cookie, origin: address } })
      socket.on('message', data => {
        const text = String(data)
        bytes += text.length
        frames++
        if (!seen) return
        const frame = JSON.parse(text) as LiveFrame
        if (frame.kind === 'frame') seen(frame, Date.now())
      })
      await new Promise((resolve, reject) => {
        socket.on('open', resolve)
        socket.on('error', reject)
      })
      const { rows, conversation } = look(n, brand.workspaceId)
      socket.send(JSON.stringify({ kind: 'show', view: 'open', rows, conversation }))
      return socket
    }),
  )
  return {
    bytes: () => bytes,
    frames: () => frames,
    async close() {
      await Promise.all(
        sockets.map(socket => {
          const gone = new Promise(resolve => socket.on('close', resolve))
          socket.close()
          return gone
        }),
      )
    },
  }
}
