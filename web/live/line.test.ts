import assert from 'node:assert/strict'
import { test } from 'node:test'
import { liveEnds, type LiveFrame } from '#protocol'
import { type LineState, openLine } from './line.ts'

/** A socket in the hand of the test. */
class Socket extends EventTarget {
  readyState = 0
  readonly said: unknown[] = []
  readonly address: string

  constructor(address: string) {
    super()
    this.address = address
  }

  send(text: string): void {
    this.said.push(JSON.parse(text))
  }

  opens(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }

  brings(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }

  breaks(code = 1006): void {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }

  close(): void {
    this.readyState = 3
  }
}

function lineInHand(mayReturn?: () => Promise<boolean>, silenceMs?: number) {
  const sockets: Socket[] = []
  const states: LineState[] = []
  const frames: LiveFrame[] = []
  const { promise: again, resolve } = Promise.withResolvers<void>()
  const line = openLine({
    address: since => `/live?since=${since}`,
    since: 7,
    onFrame: frame => frames.push(frame),
    onState: state => states.push(state),
    ...(mayReturn ? { mayReturn } : {}),
    connect: address => {
      const socket = new Socket(address)
      sockets.push(socket)
      if (sockets.length === 2) resolve()
      return socket as unknown as WebSocket
    },
    waitMs: () => 0,
    ...(silenceMs === undefined ? {} : { silenceMs }),
  })
  return { line, sockets, states, frames, again }
}

const frame = (number: number) => ({
  kind: 'frame',
  number,
  rows: [],
  more: 0,
  messages: [],
  gone: [],
  counts: null,
  views: [],
  standing: null,
  stale: [],
})

test('a line that was lost picks up at the last number and says again what is shown', async () => {
  const { line, sockets, states, again } = lineInHand()
  line.show({ view: 'mine', rows: ['a'], conversation: null })
  sockets[0]!.opens()
  assert.deepEqual(sockets[0]!.said, [{ kind: 'show', view: 'mine', rows: ['a'], conversation: null, since: 7 }])
  sockets[0]!.brings(frame(12))
  sockets[0]!.breaks()
  await again
  sockets[1]!.opens()
  assert.equal(sockets[1]!.address, '/live?since=12')
  assert.deepEqual(sockets[1]!.said, [{ kind: 'show', view: 'mine', rows: ['a'], conversation: null, since: 12 }])
  assert.deepEqual(states, ['joining', 'open', 'lost', 'lost', 'open'])
  line.close()
})

test('a restart sets the number to begin from', async () => {
  const { line, sockets, frames, again } = lineInHand()
  sockets[0]!.opens()
  sockets[0]!.brings({ kind: 'restart', number: 3 })
  sockets[0]!.breaks()
  await again
  assert.equal(sockets[1]!.address, '/live?since=3')
  assert.equal(frames.length, 1)
  line.close()
})

test('a line that was closed stays closed', () => {
  const { line, sockets, states } = lineInHand()
  sockets[0]!.opens()
  line.close()
  sockets[0]!.breaks()
  line.wake()
  assert.equal(sockets.length, 1)
  assert.deepEqual(states, ['joining', 'open'])
})

/** Says yes or no when asked whether to come again; `asked` is when it was. */
function gate(answer: boolean) {
  const asked = Promise.withResolvers<void>()
  return {
    asked: asked.promise,
    mayReturn: async () => {
      asked.resolve()
      return answer
    },
  }
}

for (const [why, end] of Object.entries({
  'sent away, signed out': (socket: Socket) => (socket.opens(), socket.breaks(liveEnds.signedOut)),
  'sent away, another one now': (socket: Socket) => (socket.opens(), socket.breaks(liveEnds.changed)),
  'never let in': (socket: Socket) => socket.breaks(),
})) {
  test(`${why}: it asks whether to come again, and does when it may`, async () => {
    const { asked, mayReturn } = gate(true)
    const { line, sockets, again } = lineInHand(mayReturn)
    end(sockets[0]!)
    await asked
    await again
    line.close()
  })

  test(`${why}: it stays away when it may not, until it is woken`, async () => {
    const { asked, mayReturn } = gate(false)
    const { line, sockets, states, again } = lineInHand(mayReturn)
    end(sockets[0]!)
    await asked
    await new Promise(resolve => setImmediate(resolve))
    assert.equal(sockets.length, 1)
    assert.equal(states.at(-1), 'lost')
    line.wake()
    await again
    line.close()
  })
}

test('a line that only broke asks nobody', async () => {
  const { line, sockets, again } = lineInHand(() => assert.fail('It was asked'))
  sockets[0]!.opens()
  sockets[0]!.breaks()
  await again
  line.close()
})

test('closed while it is being asked, it stays closed', async () => {
  const answer = Promise.withResolvers<boolean>()
  const { line, sockets } = lineInHand(() => answer.promise)
  sockets[0]!.breaks()
  line.close()
  answer.resolve(true)
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(sockets.length, 1)
})

test('a line that says nothing any more is given up and joined again, though nobody has closed it', async () => {
  const { sockets, states, frames, line, again } = lineInHand(undefined, 5)
  sockets[0]!.opens()
  sockets[0]!.brings({ kind: 'beat' })
  await again
  sockets[0]!.brings(frame(12))
  assert.deepEqual([sockets[0]!.readyState, states], [3, ['joining', 'open', 'lost', 'lost']])
  assert.deepEqual(frames, [], 'what the given up line still says is not heard')
  line.close()
})

test('where the network is said to be gone the line asks at once, and what comes over the old one no longer counts', () => {
  const { line, sockets, states, frames } = lineInHand()
  const [first] = sockets as [Socket]
  line.doubt()
  assert.equal(sockets.length, 1, 'what is on its way is waited for')
  first.opens()
  line.doubt()
  const second = sockets[1]!
  assert.equal(first.readyState, 3)
  first.breaks()
  assert.equal(sockets.length, 2)
  second.opens()
  second.brings(frame(8))
  assert.deepEqual([states.at(-1), frames.length], ['open', 1])
  line.close()
})
