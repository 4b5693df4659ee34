import { lazy, type ReactNode, Suspense, useState } from 'react'
import { patiently } from '#web/bring'
import type { Conversation } from '#protocol'

const Drawer = lazy(async () => ({ default: (await patiently(() => import('./why-drawer.tsx'))).WhyDrawer }))

/** Asks why a conversation is where it is; the answer covers the panel until it is put away. */
export function useWhy(conversation: Conversation): { ask: () => void; drawer: ReactNode } {
  const [isAsked, setAsked] = useState(false)
  return {
    ask: () => setAsked(true),
    drawer: isAsked && (
      <Suspense>
        <Drawer conversation={conversation} onClose={() => setAsked(false)} />
      </Suspense>
    ),
  }
}
