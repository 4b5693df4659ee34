import { useFaultWords } from '#web/api'
import { Callout } from '#web/ui'

/** Why it was not taken. */
export function Wrong({ fault }: { fault: unknown }) {
  const words = useFaultWords()
  return fault ? (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  ) : null
}
