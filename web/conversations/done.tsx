import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { Toast, ToastRegion } from '#web/overlay'
import { printed, usePart } from '#web/actions'
import { useText } from '#web/texts'
import css from './done.module.css'

/** What was just done, and the way back while there is one. */
export type Done = {
  key: string
  words: string
  /** Until when it can be taken back, epoch milliseconds. */
  until: number
  undo: () => void
  /** A reply on its way: shown in its conversation's composer, elsewhere as a toast. */
  reply?: { conversationId: string; text: string }
}

type Doing = {
  last: Done | undefined
  say: (done: Done) => void
  /** It left, or is no longer to be taken back. */
  forget: (key: string) => void
  undo: () => void
}

const Context = createContext<Doing | undefined>(undefined)

/** Remembers the last deed so that `Z` can take it back. `openId` is the conversation on screen. */
export function DoneProvider({ openId, children }: { openId: string | undefined; children: ReactNode }) {
  const t = useText()
  const [last, setLast] = useState<Done & { staysMs: number }>()
  const forget = useCallback((key: string) => setLast(now => (now?.key === key ? undefined : now)), [])
  const undo = useCallback(() => {
    if (!last) return
    setLast(undefined)
    if (Date.now() < last.until) last.undo()
  }, [last])
  const doing = useMemo<Doing>(
    () => ({
      last,
      say: done => setLast({ ...done, staysMs: Math.max(0, done.until - Date.now()) }),
      forget,
      undo,
    }),
    [last, forget, undo],
  )
  usePart('undo', last && { run: undo })
  const isInComposer = last?.reply !== undefined && last.reply.conversationId === openId
  const gone = useCallback(() => last && forget(last.key), [last, forget])
  return (
    <Context value={doing}>
      {children}
      <div className={css.place}>
        <ToastRegion label={t('done.region')}>
          {last && !isInComposer && (
            <Toast
              key={last.key}
              staysMs={last.staysMs}
              undo={{ label: t('done.undo'), keys: printed('Z'), onUndo: undo }}
              onGone={gone}
            >
              {last.words}
            </Toast>
          )}
        </ToastRegion>
      </div>
    </Context>
  )
}

export function useDone(): Doing {
  const doing = use(Context)
  if (!doing) throw new Error('conversations.nothing-done')
  return doing
}
