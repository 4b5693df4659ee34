import { createHmac } from 'node:crypto'

/** A platform as it behaves: it sends each message until it is answered 200, in the order of its thread. */
export type Platform = {
  /** Sends what has not been answered yet; returns when everything is, or when the server is gone. */
  deliver(address: string): Promise<void>
  /** Sends all that in one request. */
  deliverAtOnce(address: string): Promise<void>
  /** Adds messages of so many threads, the n-th of each thread after the one before it. */
  write(threads: number, each: number): void
  readonly unanswered: number
  /** Each answer that came, with the seconds that it asks to wait. */
  readonly answers: readonly { status: number; retryAfter: string | null }[]
  readonly written: readonly Written[]
}

export type Written = { id: string; thread: string; sequence: number; isAnswered: boolean }

export function openPlatform(hook: string, secret: string, now: () => number): Platform {
  const written: Written[] = []
  const answers: { status: number; retryAfter: string | null }[] = []
  const sequences = new Map<string, number>()
  let made = 0
  const send = async (address: string, messages: readonly Written[]) => {
    const events = messages.map(({ id, thread, sequence }) => ({
      ...{ type: 'message', id, thread, from: { id: thread, name: thread }, text: `${sequence}`, at: now() },
    }))
    const body = JSON.stringify({ events })
    const seconds = Math.floor(now() / 1000)
    const signature = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
    const answer = await fetch(`${address}${hook}`, {
      method: 'POST',
      body,
      headers: { 'x-sobremesa-signature': `t=${seconds},v1=${signature}` },
    })
    answers.push({ status: answer.status, retryAfter: answer.headers.get('retry-after') })
    if (answer.status === 200) for (const message of messages) message.isAnswered = true
  }
  return {
    ...{ written, answers },
    get unanswered() {
      return written.filter(each => !each.isAnswered).length
    },
    write(threads, each) {
      const batch = ++made
      for (let n = 0; n < each; n++) {
        for (let t = 0; t < threads; t++) {
          // Some threads are old friends, some write for the first time.
          const thread = t % 3 === 0 ? `friend ${t}` : `batch ${batch} thread ${t}`
          const sequence = (sequences.get(thread) ?? 0) + 1
          sequences.set(thread, sequence)
          written.push({ id: `${thread} ${sequence}`, thread, sequence, isAnswered: false })
        }
      }
    },
    deliverAtOnce: address =>
      send(
        address,
        written.filter(each => !each.isAnswered),
      ),
    async deliver(address) {
      const left = Map.groupBy(
        written.filter(each => !each.isAnswered),
        each => each.thread,
      )
      await Promise.all(
        [...left.values()].map(async messages => {
          for (const message of messages) {
            await send(address, [message]).catch(() => {})
            if (!message.isAnswered) return
          }
        }),
      )
    },
  }
}
