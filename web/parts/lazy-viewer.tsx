import { lazy, Suspense } from 'react'
import type { ViewerProps } from './viewer.tsx'

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

/** Brought when something is opened. */
export const LazyViewer = (props: ViewerProps) => (
  <Suspense>
    <Viewer {...props} />
  </Suspense>
)
