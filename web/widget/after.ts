import { unreadIn } from './merge.ts'
import type { State } from './store.ts'

const nearPx = 80
const mark = /^\(\d+\) /

/** What a picture alone cannot do: focus, scrolling, heights, the page's title. To be called after each drawing. */
export type After = (state: State) => void

export function openAfter(root: ShadowRoot, setBelow: (isBelow: boolean) => void): After & { toEnd(): void } {
  let before: State | undefined
  let isAtEnd = true
  let height = 0
  let sized: string | undefined
  let pageOverflow = ''
  let log: HTMLElement | null = null
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector)
  const toEnd = () => log?.scrollTo({ top: log.scrollHeight })
  const stay = () => {
    if (isAtEnd) toEnd()
    height = log?.scrollHeight ?? 0
  }
  const watch = new ResizeObserver(stay)

  /** Stays at the end while the reader is there; else leaves them where they read, and says that there is more. */
  const follow = (state: State) => {
    const found = find('.log')
    if (found && found !== log) {
      isAtEnd = true
      watch.disconnect()
      watch.observe(found)
      // A picture that comes later moves the end.
      found.addEventListener('load', stay, true)
      found.addEventListener('scroll', () => {
        isAtEnd = found.scrollHeight - found.scrollTop - found.clientHeight < nearPx
        if (isAtEnd) setBelow(false)
      })
    }
    log = found
    if (!log || !before) return
    const [messages, old] = [state.talk.messages, before.talk.messages]
    const isNew = messages[messages.length - 1]?.id !== old[old.length - 1]?.id
    if (isAtEnd || state.outbox.length > before.outbox.length) toEnd()
    else if (!isNew && messages[0] !== old[0]) log.scrollTop += log.scrollHeight - height
    else if (isNew) setBelow(true)
    height = log.scrollHeight
  }
  /** Into the panel when it opens, back to the button when it closes. On a phone the field would call up the keyboard. */
  const focus = ({ isOpen, isPhone }: State) => {
    if (!before || before.isOpen === isOpen) return
    find(isOpen ? (isPhone ? '.panel' : 'textarea') : '.launcher')?.focus({ preventScroll: true })
    if (!isPhone) return
    const { style } = document.documentElement
    if (isOpen) pageOverflow = style.overflow
    style.overflow = isOpen ? 'hidden' : pageOverflow
  }
  const after: After = state => {
    focus(state)
    follow(state)
    const field = find<HTMLTextAreaElement>('textarea')
    if (field && field.value !== sized) {
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
    }
    sized = field?.value
    showTitle(state)
    before = state
  }
  return Object.assign(after, { toEnd })
}

/** How many messages wait, only while the reader is elsewhere. */
export function showTitle({ talk, readUpTo }: State): void {
  const unread = unreadIn(talk.messages, readUpTo).length
  const plain = document.title.replace(mark, '')
  const title = unread > 0 && document.hidden ? `(${unread}) ${plain}` : plain
  if (document.title !== title) document.title = title
}
