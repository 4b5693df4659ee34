import { useSyncExternalStore } from 'react'

let waiting = 0
const listeners = new Set<() => void>()

/** While this is under way something that was asked for cannot come. */
export async function late<T>(until: Promise<T>): Promise<T> {
  waiting++
  tell()
  try {
    return await until
  } finally {
    waiting--
    tell()
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Whether something that was asked for cannot come, since the server cannot be reached. */
export function useLate(): boolean {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting > 0,
  )
}
