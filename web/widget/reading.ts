import type { ChatMessage } from '#protocol'
import { isPassing } from './calls.ts'
import type { Inside } from './inside.ts'
import { lastOfBrand, merge, mergeNewest, type Talk } from './merge.ts'
import { arrivedIn, waitFor, without } from './outbox.ts'

export type Reading = {
  /** Asks for the newest messages. */
  reload(): Promise<void>
  earlier(): Promise<void>
  came(messages: ChatMessage[]): void
  /** What the reader has on screen is read; the brand is told. */
  look(): void
}

export function openReading(inside: Inside): Reading {
  const { store, calls, sessions, reached } = inside
  const { get, set } = store
  /** The brand is still to be told that these are read. */
  const untold = new Set<string>()
  const look = () => markRead(inside, untold)
  /** Whose conversation is shown. */
  let shown: string | undefined
  const show = (talk: Talk) => {
    set({ talk, phase: 'ready' })
    clearOutbox(inside)
    look()
  }
  /** What is there now and was not before is news, but for those who have only just come. */
  const showNews = (talk: Talk) => {
    const { phase, talk: before } = get()
    const ids = new Set(before.messages.map(message => message.id))
    const news =
      phase === 'ready'
        ? talk.messages.filter(message => !message.mine && !message.deleted && !ids.has(message.id))
        : []
    for (const message of news) untold.add(message.id)
    if (news.length > 0) set({ news })
    show(talk)
  }
  /** The answer, unless the browser has become somebody else in the meantime. */
  const ask = async (before?: string) => {
    let visitor: string | undefined
    const page = await sessions.with(session => {
      visitor = session.visitor
      return calls.messages(session.token, before)
    })
    reached(true)
    return sessions.kept()?.visitor === visitor ? { page, visitor } : undefined
  }
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const failed = (error: unknown) => {
    if (isPassing(error)) {
      reached(false)
      timer = setTimeout(() => void reload(), waitFor(++failures))
    }
    if (get().phase !== 'ready') set({ phase: 'failed' })
    return undefined
  }
  let loading = 0
  /** What comes while the rest is still being asked for: alone it would stand in the wrong place. */
  let held: { visitor: string | undefined; messages: ChatMessage[] } = { visitor: undefined, messages: [] }
  const reload = async () => {
    clearTimeout(timer)
    if (get().phase !== 'ready') set({ phase: 'loading' })
    loading++
    const answer = await ask()
      .catch(failed)
      .finally(() => loading--)
    if (!answer) return
    failures = 0
    const isSame = shown === answer.visitor
    shown = answer.visitor
    const talk = isSame ? mergeNewest(get().talk, answer.page) : answer.page
    const whole = held.visitor === answer.visitor ? { ...talk, messages: merge(talk.messages, held.messages) } : talk
    if (loading === 0) held = { visitor: undefined, messages: [] }
    if (isSame) showNews(whole)
    else show(whole)
  }
  return {
    look,
    reload,
    came(messages) {
      if (get().phase === 'ready' && loading === 0) {
        return showNews({ ...get().talk, messages: merge(get().talk.messages, messages) })
      }
      const visitor = sessions.kept()?.visitor
      held = { visitor, messages: held.visitor === visitor ? [...held.messages, ...messages] : messages }
      if (loading === 0) void reload()
    },
    async earlier() {
      const { earlier } = get().talk
      const answer = earlier === null ? undefined : await ask(earlier).catch(() => undefined)
      if (answer) show({ messages: merge(answer.page.messages, get().talk.messages), earlier: answer.page.earlier })
    },
  }
}

/** What the conversation shows by now need not wait any more. */
function clearOutbox({ store, outbox, blobs }: Inside): void {
  const arrived = arrivedIn(store.get().outbox, store.get().talk.messages, Date.now())
  if (arrived.size === 0) return
  const files = outbox.read().flatMap(entry => (arrived.has(entry.id) ? entry.files : []))
  store.set({ outbox: without(store.get().outbox, arrived) })
  outbox.update(all => without(all, arrived))
  for (const file of files) void blobs.drop(file.key)
}

function markRead({ store, keep, calls, sessions }: Inside, untold: Set<string>): void {
  const { isOpen, talk, readUpTo, profile } = store.get()
  const upTo = lastOfBrand(talk.messages)
  if (!isOpen || document.visibilityState !== 'visible' || upTo === 0) return
  if (upTo > readUpTo) {
    store.set({ readUpTo: upTo })
    keep.write('read', upTo)
  }
  if (!profile || (upTo <= (keep.read<number>('told') ?? 0) && untold.size === 0)) return
  const telling = [...untold]
  untold.clear()
  sessions
    .with(session => calls.post(profile.connection, { token: session.token, events: [{ type: 'read', upTo }] }))
    .then(
      () => keep.write('told', upTo),
      // What could not be told now is told with the next look.
      () => telling.forEach(id => untold.add(id)),
    )
}
