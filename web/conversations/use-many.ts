import { useCallback, useState } from 'react'
import { holdMs, type ManyDeed, type ManyDone, type ManyUndone, type Row, type WayBack } from '#protocol'
import { faultOf, newId, useBrand } from '#web/api'
import { askAgain, markRow, useHolding } from '#web/cache'
import { useDone } from '#web/outbox'
import { type Translate, useText } from '#web/texts'

const CHUNK = 50

/** One that it could not be done with. */
export type Failed = { id: string; fault: unknown }

export type Many = {
  /** How far it has come; undefined when nothing is under way. */
  progress: { done: number; of: number } | undefined
  failed: readonly Failed[]
  forget: () => void
  /** Gives those that it did not work with, when all have their answer. */
  run: (ids: readonly string[], deed: ManyDeed) => Promise<readonly Failed[]>
}

/** Does one thing with many, some at a time: each is shown at once, what fails is named, and all of it can be taken back. */
export function useMany(): Many {
  const { api } = useBrand()
  const holding = useHolding()
  const { say } = useDone()
  const t = useText()
  const [progress, setProgress] = useState<Many['progress']>()
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const inChunks = async <A extends { id: string }, T extends Answer>(
    path: string,
    all: readonly A[],
    bodyOf: (some: A[]) => object,
  ) => {
    const answers: T[] = []
    const lost: Failed[] = []
    for (let at = 0; at < all.length; at += CHUNK) {
      const some = all.slice(at, at + CHUNK)
      setProgress({ done: at, of: all.length })
      await api.post<T[]>(path, bodyOf(some)).then(
        told => answers.push(...told),
        (fault: unknown) => lost.push(...some.map(({ id }) => ({ id, fault }))),
      )
    }
    return { answers, failed: [...lost, ...faultsIn(answers)] }
  }
  const ended = (faults: readonly Failed[]): void => {
    setProgress(undefined)
    setFailed(faults)
    askAgain(holding)
  }
  const undo = async (backs: readonly Back[]): Promise<void> => {
    const path = '/conversations/bulk/undo'
    const { answers, failed: faults } = await inChunks<Back, ManyUndone>(path, backs, some => ({ backs: some }))
    const others = answers.filter(({ outcome }) => outcome === 'unchanged').length
    ended(faults)
    const tell = (words: string): void => say({ key: newId(), words, until: Date.now() + holdMs })
    if (others > 0) tell(t('many.others', { count: others }))
    if (faults.length > 0) tell(t('many.failed', { count: faults.length }))
  }
  const run: Many['run'] = async (ids, deed) => {
    setFailed([])
    for (const id of ids) markRow(holding, id, changeOf(deed))
    const { answers, failed: faults } = await inChunks<{ id: string }, ManyDone>(
      '/conversations/bulk',
      ids.map(id => ({ id })),
      some => ({ ids: some.map(({ id }) => id), deed }),
    )
    const done = answers.filter(answer => answer.outcome === 'done')
    ended(faults)
    if (done.length === 0) return faults
    const backs = done.map(({ id, back }) => ({ id, ...back }))
    say({
      key: newId(),
      words: wordsOf(deed, done.length, t),
      until: Date.now() + holdMs,
      undo: () => void undo(backs),
    })
    return faults
  }
  return { progress, failed, forget: useCallback(() => setFailed([]), []), run }
}

type Back = { id: string } & WayBack
type Answer = ManyDone | ManyUndone

const faultsIn = (answers: readonly Answer[]): Failed[] =>
  answers.flatMap(answer =>
    answer.outcome === 'fault'
      ? { id: answer.id, fault: faultOf(409, { code: answer.code, values: answer.values }) }
      : [],
  )

function changeOf(deed: ManyDeed): Partial<Row> {
  switch (deed.kind) {
    case 'assign':
      return { holder: deed.holder }
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: deed.until }
    case 'close':
      return { status: 'closed', turnAt: null, snoozedUntil: null, unread: 0 }
    case 'reopen':
      return { status: 'open', snoozedUntil: null }
    case 'read':
      return { unread: 0 }
  }
}

function wordsOf({ kind }: ManyDeed, count: number, t: Translate): string {
  const words = {
    assign: 'many.assigned',
    snooze: 'many.snoozed',
    close: 'many.closed',
    reopen: 'many.reopened',
    read: 'many.read',
  } as const
  return t(words[kind], { count })
}
