import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { Toast, ToastRegion } from '#web/overlay'
import { printed, usePart } from '#web/actions'
import { useText } from '#web/texts'
import { holdMs } from '#protocol'
import css from './done.module.css'

/** What was just done, and the way back while there is one. */
export type Done = {
  key: string
  words: string
  /** Until when it is told and can be taken back, epoch milliseconds. */
  until: number
  undo?: () => void
  /** A reply on its way: shown in its conversation's composer, elsewhere as a toast. */
  reply?: { conversationId: string; text: string }
}

type Doing = {
  /** Oldest first; none of them is over. */
  dones: readonly Done[]
  say: (done: Done) => void
  undo: (key: string) => void
  /** The composer of this conversation is on screen and shows its own; gives the way to say that it is no longer. */
  standIn: (conversationId: string) => () => void
}

const Context = createContext<Doing | undefined>(undefined)
const MOST = 3

/** Remembers what was done, wherever one goes meanwhile, so that `Z` can take the last of it back. */
export function DoneProvider({ children }: { children: ReactNode }) {
  const t = useText()
  const [dones, setDones] = useState<readonly Done[]>([])
  const [place, setPlace] = useState<string>()
  const drop = useCallback((key: string) => setDones(now => now.filter(one => one.key !== key)), [])
  const say = useCallback((done: Done) => setDones(now => [...now.filter(one => one.key !== done.key), done]), [])
  const standIn = useCallback((conversationId: string) => {
    setPlace(conversationId)
    return () => setPlace(now => (now === conversationId ? undefined : now))
  }, [])
  useOver(dones, drop)
  const doing = useMemo<Doing>(
    () => ({
      dones,
      say,
      undo(key) {
        const done = dones.find(one => one.key === key)
        drop(key)
        if (done && Date.now() < done.until) done.undo?.()
      },
      standIn,
    }),
    [dones, say, drop, standIn],
  )
  const last = dones.findLast(one => one.undo)
  usePart('undo', last && { run: () => doing.undo(last.key) })
  const told = dones.filter(one => one.reply === undefined || one.reply.conversationId !== place)
  return (
    <Context value={doing}>
      {children}
      <div className={css.place}>
        <ToastRegion label={t('done.region')}>
          {told.slice(-MOST).map(one => (
            <Told key={one.key} done={one} isLast={one === last} onGone={() => drop(one.key)} onUndo={doing.undo} />
          ))}
        </ToastRegion>
      </div>
    </Context>
  )
}

type ToldProps = { done: Done; isLast: boolean; onGone: () => void; onUndo: (key: string) => void }

function Told({ done, isLast, onGone, onUndo }: ToldProps) {
  const t = useText()
  const [staysMs] = useState(() => Math.max(0, done.until - Date.now()))
  const undo = done.undo && {
    label: t('done.undo'),
    keys: isLast ? printed('Z') : undefined,
    onUndo: () => onUndo(done.key),
  }
  return (
    <Toast {...{ staysMs, undo, onGone }} wholeMs={holdMs}>
      {done.words}
    </Toast>
  )
}

/** Each goes when its time is over, whether it is on screen or not. */
function useOver(dones: readonly Done[], drop: (key: string) => void): void {
  useEffect(() => {
    const timers = dones.map(({ key, until }) => setTimeout(() => drop(key), Math.max(0, until - Date.now())))
    return () => timers.forEach(clearTimeout)
  }, [dones, drop])
}

export function useDone(): Doing {
  const doing = use(Context)
  if (!doing) throw new Error('outbox.nothing-done')
  return doing
}

/** What was sent in this conversation and can still be taken back, the last of it; it is shown here and in no toast. */
export function useSentHere(conversationId: string): Done | undefined {
  const { dones, standIn } = useDone()
  useEffect(() => standIn(conversationId), [standIn, conversationId])
  return dones.findLast(one => one.reply?.conversationId === conversationId)
}
