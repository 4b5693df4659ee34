import type { News } from './replay.ts'
import type { Words } from './words.ts'

type Terminal = { isTTY?: boolean; write(text: string): unknown }

/** Tells how it goes on: on a terminal in one line that is written over, elsewhere in tenths. */
export function tellProgress({ text }: Words, to: Terminal): { told: (news: News) => void; end: () => void } {
  let open = false
  let lastTenth = ''
  const end = () => {
    if (open) to.write('\n')
    open = false
  }
  const write = (line: string) => {
    to.write(to.isTTY ? `\r\u001B[K${line}` : `${line}\n`)
    open = to.isTTY === true
  }
  const told = (news: News) => {
    if (news.kind === 'read') {
      const { messages, brands, unplaced } = news
      end()
      to.write(`${text('replay.read', { messages, brands, unplaced })}\n`)
      return
    }
    if (news.kind === 'waiting') {
      write(text('replay.waiting', { seconds: Math.ceil(news.ms / 1000) }))
      return
    }
    const { kind, done, total } = news
    const tenth = `${kind} ${total === 0 ? 10 : Math.floor((done * 10) / total)}`
    if (!to.isTTY && tenth === lastTenth) return
    if (lastTenth !== '' && !lastTenth.startsWith(kind)) end()
    lastTenth = tenth
    write(text(kind === 'sending' ? 'replay.sending' : 'replay.storing', { done, total }))
  }
  return { told, end }
}
