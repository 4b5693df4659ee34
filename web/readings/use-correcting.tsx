import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { PencilLine } from 'lucide'
import { patiently } from '#web/bring'
import { holdMs, type Message, type MessageReading, type ReadingChange } from '#protocol'
import { useBrand } from '#web/api'
import { askAgain, heldMessage, markAnswer, markMessages, useHolding } from '#web/cache'
import { useDone } from '#web/outbox'
import type { MenuDeed } from '#web/overlay'
import { useText } from '#web/texts'
import { foreseen, undoOf } from './correctable.ts'

const Correcting = lazy(async () => ({ default: (await patiently(() => import('./correcting.tsx'))).Correcting }))

type Read = Message & { reading: MessageReading }
type Correction = {
  /** Asks how the message under the cursor, or the last one of the customer, reads; missing where nothing is read. */
  correctReading: (() => void) | undefined
  deedsOf: (message: Message) => MenuDeed[]
  float: ReactNode
}

/** The way to say that a message of the customer reads otherwise. */
export function useCorrecting(messages: readonly Message[], onRefused: (fault: unknown) => void): Correction {
  const t = useText()
  const [askedOf, ask] = useState<string>()
  const correct = useCorrect(onRefused)
  const read = messages.filter(isRead)
  const asked = read.find(({ id }) => id === askedOf)
  const last = read.at(-1)
  return {
    correctReading: last && (() => ask((read.find(({ id }) => id === pointedAt()) ?? last).id)),
    deedsOf: message =>
      isRead(message)
        ? [{ key: 'reading', label: t('deed.correct'), icon: PencilLine, keys: 'S', onDo: () => ask(message.id) }]
        : [],
    float: asked && (
      <Suspense>
        <Correcting
          key={asked.id}
          message={asked}
          onChange={change => correct(asked, change)}
          onGone={() => ask(now => (now === asked.id ? undefined : now))}
        />
      </Suspense>
    ),
  }
}

const isRead = (message: Message): message is Read =>
  message.direction === 'in' && message.deletedAt === null && message.reading != null

/** The message that has the focus, or the mouse. */
function pointedAt(): string | undefined {
  const pointed = document.activeElement?.closest('[data-message]') ?? document.querySelector('[data-message]:hover')
  return pointed instanceof HTMLElement ? pointed.dataset.message : undefined
}

/** Shown at once and told to the server; it can be taken back by the same way. */
function useCorrect(onRefused: (fault: unknown) => void): (message: Read, change: ReadingChange) => void {
  const t = useText()
  const { api, me } = useBrand()
  const holding = useHolding()
  const { say } = useDone()
  // One after the other, as they were said: what takes a word back never comes before it.
  const told = useRef<Promise<unknown>>(Promise.resolve())
  const tell = ({ id, conversationId }: Read, change: ReadingChange): void => {
    const held = heldMessage(holding, conversationId, id)
    const mark = (one: Message): void => markMessages(holding, conversationId, [one])
    if (held && isRead(held)) mark({ ...held, reading: foreseen(held.reading, change, me.person.id, Date.now()) })
    const asked = told.current.then(() => api.patch<Message>(`/messages/${id}/reading`, change))
    const over = asked.catch(() => undefined)
    told.current = over
    // What was said after it is not yet in its answer: only the last one shows how all of it stands.
    const markLast = (one: Message): void => {
      if (told.current === over) mark(one)
    }
    void markAnswer(asked, markLast).catch(fault => {
      // Without a connection the truth cannot be asked for: it stands as it stood.
      if (held) mark(held)
      askAgain(holding, conversationId)
      onRefused(fault)
    })
  }
  return (message, change) => {
    const isBack = Object.values(change).includes(null)
    tell(message, change)
    if (isBack) return
    const before = Object.keys(change).map(aspect => undoOf(message.reading, aspect as keyof ReadingChange))
    say({
      key: `reading-${message.id}`,
      words: t('readings.done'),
      until: Date.now() + holdMs,
      undo: () => tell(message, Object.assign({}, ...before)),
    })
  }
}
