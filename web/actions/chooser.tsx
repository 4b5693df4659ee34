import { type ComponentType, lazy, Suspense } from 'react'
import { patiently } from '#web/bring'
import type { Action } from './action.ts'
import { useAsked, useStage } from './stage.tsx'

export const bringChoosing = () => patiently(() => import('./choosing.tsx'))
const Choosing = lazy(async () => ({ default: (await bringChoosing()).Choosing }))

type ChooserProps = {
  actions: readonly Action[]
  /** Under the choices of an action, by its name: a date to pick, a place to add more. */
  more?: Readonly<Record<string, ComponentType<{ onDone: () => void }>>>
}

/**
 * What an action asks, beside the button that does it (`data-deed` is the action's name) or at the foot of a phone:
 * the same list, whether one pressed the button, its key, or found it in the palette.
 */
export function Chooser({ actions, more }: ChooserProps) {
  const { gone } = useStage()
  const asking = useAsked()
  const action = actions.find(one => one.name === asking && one.choices)
  return (
    <Suspense>
      {action && (
        <Choosing key={action.name} action={action} onGone={() => gone(action.name)} More={more?.[action.name]} />
      )}
    </Suspense>
  )
}
