import { useFaultWords } from '#web/api'
import { Callout } from '#web/ui'

/** Why a deed was refused, where it was. */
export function Refused({ fault }: { fault: unknown }) {
  const words = useFaultWords()
  if (!fault) return null
  return (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}
