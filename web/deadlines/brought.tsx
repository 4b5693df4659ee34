import { lazy, Suspense } from 'react'
import { patiently } from '#web/bring'
import type { Conversation } from '#protocol'

const Button = lazy(async () => ({ default: (await patiently(() => import('./clocks-button.tsx'))).ClocksButton }))

/** Which clock of a conversation matters now; brought when one is open, beside what was said in it. */
export const ClocksButton = (props: { conversation: Conversation }) => (
  <Suspense fallback={null}>
    <Button {...props} />
  </Suspense>
)
