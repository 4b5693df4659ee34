import { useCallback, useMemo } from 'react'
import { type Looking, lookingIn, lookingQuery } from './looking.ts'

/** What is looked at, as the address says it, and the way to look at something else. */
export function useLooking(
  look: Record<string, unknown>,
  onLook: (query: Record<string, string>) => void,
): [Looking, (to: Looking) => void] {
  const looking = useMemo(() => lookingIn(look), [look])
  return [looking, useCallback(to => onLook(lookingQuery(to)), [onLook])]
}
