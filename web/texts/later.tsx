import { type ComponentType, lazy, Suspense } from 'react'
import { usePageTexts } from './texts.tsx'

/** What is brought, with its texts, once the page is seen; until then nothing stands there. */
export function later<P extends object>(bring: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Brought = lazy(async () => ({ default: await bring() }))
  return props =>
    usePageTexts() && (
      <Suspense>
        <Brought {...props} />
      </Suspense>
    )
}
