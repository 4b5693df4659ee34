import { useEffect, useRef } from 'react'
import { useBrand } from '#web/api'
import { foresee, useHolding } from '#web/cache'

const INTENT_MS = 90

/** Whoever rests on a row means to open it: it is brought before they press. */
export function useHint(): (id: string | undefined) => void {
  const { api } = useBrand()
  const { client, workspaceId } = useHolding()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return id => {
    clearTimeout(timer.current)
    if (id) timer.current = setTimeout(() => foresee(client, api, workspaceId, id), INTENT_MS)
  }
}
