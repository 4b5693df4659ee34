import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { second } from '#lib'
import type { Reading } from '#protocol'
import type { Answered, Asked } from './thread.ts'

/** What was read, text by text, and by which models. */
export type Read = { model: string; readings: readonly Reading[] }
export type ReadTexts = (texts: readonly string[]) => Promise<Read>

/** One thread in which texts are read, so that reading them keeps nobody waiting. */
export type ReadingThread = {
  /** In the order in which it is asked. Rejects when the thread ends meanwhile, or takes too long: ask again. */
  read: ReadTexts
  close(): Promise<void>
}

type Waiting = { resolve: (read: Read) => void; reject: (error: unknown) => void }

// Whoever asks holds a transaction open, which the database ends after five seconds.
const patienceMs = 4 * second

const startThread = () => new Worker(join(import.meta.dirname, 'thread.ts'))

/**
 * It starts when it is first asked, and again when it has ended; who keeps us waiting for too long is ended. What is passed
 * in is for those who watch it.
 */
export function openReadingThread(start: () => Worker = startThread, patience = patienceMs): ReadingThread {
  const waiting = new Map<number, Waiting>()
  let running: Worker | undefined
  let isClosed = false
  let last = 0

  const ended = (worker: Worker, error: Error) => {
    if (running !== worker) return
    running = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const begin = (): Worker => {
    const worker = start()
    worker.on('message', (answer: Answered) => settle(waiting, answer))
    worker.on('error', error => ended(worker, error as Error))
    worker.on('exit', () => ended(worker, new Error('The thread that reads texts has ended')))
    // What it still has to say keeps no process alive that is about to end; whoever listens would, so this comes last.
    worker.unref()
    return worker
  }
  return {
    read(texts) {
      if (texts.length === 0) return Promise.resolve({ model: '', readings: [] })
      if (isClosed) return Promise.reject(new Error('The thread that reads texts is closed'))
      running ??= begin()
      const number = ++last
      const worker = running
      const tooLong = setTimeout(() => void worker.terminate(), patience)
      return new Promise<Read>((resolve, reject) => {
        waiting.set(number, { resolve, reject })
        worker.postMessage({ number, texts } satisfies Asked, [])
      }).finally(() => clearTimeout(tooLong))
    },
    async close() {
      isClosed = true
      await running?.terminate()
    },
  }
}

function settle(waiting: Map<number, Waiting>, answer: Answered): void {
  const asked = waiting.get(answer.number)
  waiting.delete(answer.number)
  if ('fault' in answer) asked?.reject(answer.fault)
  else asked?.resolve({ model: answer.model, readings: answer.readings })
}
