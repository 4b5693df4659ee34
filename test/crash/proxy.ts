import net from 'node:net'
import { join } from 'node:path'

/** Where to kill: before the statement reaches PostgreSQL, or when it has been done and its answer is on the way. */
export type Point = { when: 'before' | 'after'; statement: string }

export type Proxy = {
  connection: { host: string; port: number }
  /** From now on: the `nth` time that the point is reached, `strike` is called and nothing more goes through. */
  arm(point: Point, strike: () => void, nth?: number): void
  disarm(): void
  /** Nothing goes through any more, and nobody hears why, until the result is called: then all of it does. */
  hush(): () => void
  /** Every statement that has passed since the last call, in order of first sight. */
  seen(): string[]
  close(): Promise<void>
}

const port = 5432

/**
 * Stands between the server and PostgreSQL and reads the protocol (PostgreSQL documentation, "Message Formats"), so that
 * a test can kill the server between any two statements without a word of it in the product.
 */
export async function openProxy(target: { host: string; port: number }, folder: string): Promise<Proxy> {
  const sockets = new Set<net.Socket>()
  const passed = new Set<string>()
  let armed: { point: Point; strike: () => void; left: number } | undefined
  let isDead = false
  let isHushed = false

  const reached = (when: Point['when'], statement: string): boolean => {
    passed.add(statement)
    if (!armed || armed.point.when !== when || armed.point.statement !== statement || --armed.left > 0) return false
    isDead = true
    armed.strike()
    return true
  }
  const server = net.createServer(client => {
    const database = net.connect(join(target.host, `.s.PGSQL.${target.port}`))
    for (const socket of [client, database]) {
      sockets.add(socket)
      if (isHushed) socket.pause()
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        database.end()
      })
    }
    const asked = readFrontend(statement => reached('before', statement))
    client.on('data', (chunk: Buffer) => {
      if (isDead) return
      for (const piece of asked(chunk)) {
        if (piece === 'strike') return void database.destroy()
        database.write(piece)
      }
    })
    const answered = readBackend(done => done !== '' && armed?.point.statement === done && reached('after', done))
    database.on('data', (chunk: Buffer) => {
      if (isDead) return
      if (answered(chunk)) database.destroy()
      else client.write(chunk)
    })
  })
  await new Promise<void>(resolve => server.listen(join(folder, `.s.PGSQL.${port}`), resolve))
  return {
    connection: { host: folder, port },
    arm(point, strike, nth = 1) {
      isDead = false
      armed = { point, strike, left: nth }
    },
    disarm() {
      isDead = false
      armed = undefined
    },
    hush() {
      isHushed = true
      for (const socket of sockets) socket.pause()
      return () => {
        isHushed = false
        for (const socket of sockets) socket.resume()
      }
    },
    seen() {
      const found = [...passed]
      passed.clear()
      return found
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Splits what the server says into messages; a bound statement is told by its name, or by how its text begins. */
function readFrontend(reached: (statement: string) => boolean): (chunk: Buffer) => (Buffer | 'strike')[] {
  let rest = Buffer.alloc(0)
  let isStarted = false
  let unnamed = ''
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    const pieces: (Buffer | 'strike')[] = []
    for (;;) {
      const header = isStarted ? 1 : 0
      if (rest.length < header + 4) return pieces
      const length = rest.readInt32BE(header) + header
      if (rest.length < length) return pieces
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      const kind = isStarted ? String.fromCharCode(message[0]!) : 'startup'
      isStarted = true
      const texts = message.subarray(5).toString('latin1').split('\0', 2) as [string, string]
      if (kind === 'P' && texts[0] === '') unnamed = labelOf(texts[1])
      const statement = kind === 'B' ? texts[1] || unnamed : kind === 'Q' ? labelOf(texts[0]) : ''
      if (statement !== '' && reached(statement)) return [...pieces, 'strike']
      pieces.push(message)
    }
  }
}

/** Hears of each command that PostgreSQL has completed, by its tag in lower case ("commit"). */
function readBackend(completed: (tag: string) => boolean): (chunk: Buffer) => boolean {
  let rest = Buffer.alloc(0)
  return chunk => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      if (rest.length < 5) return false
      const length = rest.readInt32BE(1) + 1
      if (rest.length < length) return false
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      if (message[0] === 0x43 && completed(message.subarray(5, -1).toString().toLowerCase())) return true
    }
  }
}

const labelOf = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 60)
