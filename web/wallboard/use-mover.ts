import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { holdMs, type Holder, type ManyDone, type ManyUndone } from '#protocol'
import { faultOf, newId, useBrand } from '#web/api'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import { boardKey } from './queries.ts'

const chunk = 100

/** Puts conversations into other hands, each for itself; what could not be moved is said, and all of it can be taken back. */
export function useMover() {
  const t = useText()
  const { api, workspace } = useBrand()
  const { say } = useDone()
  const client = useQueryClient()
  const [fault, setFault] = useState<unknown>()
  const [isMoving, setMoving] = useState(false)

  const done = (): void => {
    setMoving(false)
    void client.invalidateQueries({ queryKey: boardKey(workspace.id) })
  }
  const undo = async (backs: readonly { id: string; line: string | null; unread: number }[]): Promise<void> => {
    setMoving(true)
    for (let at = 0; at < backs.length; at += chunk) {
      await api
        .post<ManyUndone[]>('/conversations/bulk/undo', { backs: backs.slice(at, at + chunk) })
        .catch((refused: unknown) => setFault(refused))
    }
    done()
  }
  const move = async (ids: readonly string[], holder: Exclude<Holder, { kind: 'bot' }>): Promise<void> => {
    setMoving(true)
    setFault(undefined)
    const moved: { id: string; line: string | null; unread: number }[] = []
    for (let at = 0; at < ids.length; at += chunk) {
      const asked = { ids: ids.slice(at, at + chunk), deed: { kind: 'assign', holder } }
      const answers = await api.post<ManyDone[]>('/conversations/bulk', asked).catch((refused: unknown) => {
        setFault(refused)
        return []
      })
      for (const answer of answers) {
        if (answer.outcome === 'done') moved.push({ id: answer.id, ...answer.back })
        if (answer.outcome === 'fault') setFault(faultOf(409, { code: answer.code, values: answer.values }))
      }
    }
    done()
    if (moved.length === 0) return
    const words = t('many.assigned', { count: moved.length })
    say({ key: newId(), words, until: Date.now() + holdMs, undo: () => void undo(moved) })
  }
  return { move, fault, isMoving }
}
