import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { type Choice, usePart } from '#web/actions'

const Register = createContext<Map<string, Choice> | undefined>(undefined)

type AtHandProviderProps = {
  /** Of the page as a whole; undefined where it cannot be done. */
  first: Choice | undefined
  children: ReactNode
}

/** What can be done with the findings on a page is found in the palette, too. */
export function AtHandProvider({ first, children }: AtHandProviderProps) {
  const [all] = useState(() => new Map<string, Choice>())
  usePart('page', () => [...(first ? [first] : []), ...all.values()])
  return <Register value={all}>{children}</Register>
}

/** One of these deeds, while its finding is on screen; undefined while it cannot be done. */
export function useAtHand(deed: Choice | undefined): void {
  const all = use(Register)
  useEffect(() => {
    if (!all || !deed) return
    all.set(deed.key, deed)
    return () => void all.delete(deed.key)
  })
}
