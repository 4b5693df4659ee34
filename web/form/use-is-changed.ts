import { useState } from 'react'

/** Whether a form says something else than when it was opened; there is nothing to keep until it does. */
export function useIsChanged(written: unknown): boolean {
  const now = JSON.stringify(written)
  const [first] = useState(now)
  return now !== first
}
