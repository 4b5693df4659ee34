import { useEffect, useSyncExternalStore } from 'react'
import { useBrand } from '#web/api'
import { setSpeed } from './playing.ts'
import { nextSpeed, noteSpeed, readSpeed } from './speed.ts'

const listeners = new Set<() => void>()
const onSpeed = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** How fast one listens, the same for all that is heard, and the next one. */
export function useSpeed(): [speed: number, faster: () => void] {
  const whose = useBrand().me.person.id
  const speed = useSyncExternalStore(onSpeed, () => readSpeed(localStorage, whose))
  useEffect(() => setSpeed(speed), [speed])
  const faster = (): void => {
    noteSpeed(localStorage, whose, nextSpeed(speed))
    for (const listener of listeners) listener()
  }
  return [speed, faster]
}
