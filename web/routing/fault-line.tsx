import type { ReactNode } from 'react'
import { Callout } from '#web/ui'

/** Why something was not taken, read out at once. */
export function FaultLine({ children, deeds }: { children: ReactNode; deeds?: ReactNode }) {
  return (
    <Callout tone="late" deeds={deeds}>
      <span role="alert">{children}</span>
    </Callout>
  )
}
