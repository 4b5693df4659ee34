import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Message } from '#protocol'
import { type ApiFault, faultOf, isFault, isPassing, useBrand } from '#web/api'
import { drawerOf, markAnswer, markMessages, markRow, useHolding } from '#web/cache'
import { emptyOutbox, type Outcome, putInOutbox, readOutbox, takeFromOutbox, type Waiting } from './outbox.ts'

export type Refused = { one: Waiting; fault: unknown }

type Sending = {
  /** What is under way or waits for a connection, oldest first. */
  waiting: readonly Waiting[]
  /** It was tried and could not leave: no connection. */
  isStuck: boolean
  refused: readonly Refused[]
  send: (one: Waiting) => void
  /** Takes one back that has not left this browser; false when it has, or is just leaving and arrived. */
  takeBack: (id: string) => Promise<boolean>
  /** The refusal was seen. */
  forget: (id: string) => void
  tryAgain: () => void
}

const Context = createContext<Sending | undefined>(undefined)

/** Sends what people write, one after the other, and keeps it in the browser until the server has it. */
export function SendingProvider({ children }: { children: ReactNode }) {
  const { api } = useBrand()
  const holding = useHolding()
  const whose = drawerOf(holding)
  const [waiting, setWaiting] = useState(() => readOutbox(localStorage, whose).filter(({ fault }) => !fault))
  const [refused, setRefused] = useState<readonly Refused[]>(() => cameBack(whose))
  const [isStuck, setStuck] = useState(false)
  const isUnderWay = useRef(false)
  const leaving = useRef<{ id: string; outcome: Promise<Outcome> } | undefined>(undefined)
  const held = useRef(holding)
  useEffect(() => void (held.current = holding))

  const deliver = useCallback(
    async (one: Waiting): Promise<Outcome> => {
      const path = `/conversations/${one.conversationId}/${one.kind === 'note' ? 'notes' : 'messages'}`
      try {
        const mark = (sent: Message): void => markMessages(held.current, one.conversationId, [sent])
        await markAnswer(api.post<Message>(path, one.body), mark)
        setStuck(false)
        return 'sent'
      } catch (fault) {
        // Whoever was signed out signs in again, and what they sent leaves then.
        if (isPassing(fault) || (isFault(fault) && fault.status === 401)) {
          setStuck(true)
          return 'later'
        }
        setRefused(now => [...now, { one, fault }])
        return { fault }
      }
    },
    [api],
  )

  const tryAgain = useCallback(() => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    void emptyOutbox(localStorage, whose, async one => {
      leaving.current = { id: one.body.id, outcome: deliver(one) }
      const outcome = await leaving.current.outcome
      leaving.current = undefined
      if (outcome !== 'later') setWaiting(now => now.filter(({ body }) => body.id !== one.body.id))
      return outcome
    }).finally(() => void (isUnderWay.current = false))
  }, [deliver, whose])

  useEffect(() => {
    tryAgain()
    addEventListener('online', tryAgain)
    const timer = setInterval(() => readOutbox(localStorage, whose).length > 0 && tryAgain(), 5000)
    return () => {
      removeEventListener('online', tryAgain)
      clearInterval(timer)
    }
  }, [tryAgain, whose])

  const sending = useMemo<Sending>(
    () => ({
      waiting,
      isStuck: isStuck && waiting.length > 0,
      refused,
      tryAgain,
      send(one) {
        setWaiting(now => [...now, one])
        markRow(held.current, one.conversationId, lastOf(one))
        if (keeps(whose, one)) tryAgain()
        else void deliver(one).then(() => setWaiting(now => now.filter(({ body }) => body.id !== one.body.id)))
      },
      async takeBack(id) {
        if (leaving.current?.id === id && (await leaving.current.outcome) === 'sent') return false
        const isHere = readOutbox(localStorage, whose).some(({ body, fault }) => body.id === id && !fault)
        if (isHere) takeFromOutbox(localStorage, whose, id)
        setWaiting(now => now.filter(({ body }) => body.id !== id))
        return isHere
      },
      forget(id) {
        takeFromOutbox(localStorage, whose, id)
        setRefused(now => now.filter(({ one }) => one.body.id !== id))
      },
    }),
    [waiting, isStuck, refused, tryAgain, deliver, whose],
  )
  return <Context value={sending}>{children}</Context>
}

/** Whether the browser could keep it: a full or closed store must not stop anybody from sending. */
function keeps(whose: string, one: Waiting): boolean {
  try {
    putInOutbox(localStorage, whose, one)
    return true
  } catch {
    return false
  }
}

/** What came back before the page was opened again. */
const cameBack = (whose: string): Refused[] =>
  readOutbox(localStorage, whose).flatMap(one => {
    const fault = one.fault as ApiFault | undefined
    return fault ? { one, fault: faultOf(fault.status, fault) } : []
  })

const STATUS = { close: 'closed', snooze: 'snoozed', answer: 'waiting' } as const

/** What the list will say of it. */
function lastOf({ kind, body, at }: Waiting) {
  const text = body.text.replaceAll(/\s+/g, ' ').slice(0, 140)
  if (kind === 'note')
    return { last: { text, kind: 'text', direction: 'note' as const, visibility: 'team' as const, at } }
  if (body.sendAt !== undefined) return { status: 'waiting' as const, turnAt: null }
  const status = STATUS[body.then ?? 'answer']
  return {
    status,
    ...(body.until !== undefined && { snoozedUntil: body.until }),
    turnAt: null,
    unread: 0,
    last: { text, kind: 'text', direction: 'out' as const, visibility: body.visibility, at },
  }
}

/** Where something that was refused waits for whoever wrote it. */
export function useRefusedIn(): (conversationId: string) => boolean {
  const sending = use(Context)
  return id => sending?.refused.some(({ one }) => one.conversationId === id) ?? false
}

export function useSending(): Sending {
  const sending = use(Context)
  if (!sending) throw new Error('conversations.not-sending')
  return sending
}
