import { type ComponentType, Suspense, useEffect, useState } from 'react'
import type { Action } from './action.ts'
import { AskedFloat } from './asked-float.tsx'
import { Finder } from './finder.tsx'
import { useAsked, useStage } from './stage.tsx'

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
    action && <Choosing key={action.name} action={action} onGone={() => gone(action.name)} More={more?.[action.name]} />
  )
}

type ChoosingProps = { action: Action; onGone: () => void; More: ComponentType<{ onDone: () => void }> | undefined }

function Choosing({ action, onGone, More }: ChoosingProps) {
  const { look, watch } = useStage()
  const [choices, setChoices] = useState(() => action.choices?.(look()) ?? [])
  useEffect(() => watch(() => setChoices(action.choices?.(look()) ?? [])), [action, look, watch])
  const label = look().t(action.label)
  return (
    <AskedFloat name={action.name} label={label} onGone={onGone}>
      {done => (
        <Finder
          {...{ label, choices }}
          note={action.note?.(look())}
          make={written => action.make?.(look(), written)}
          onDone={done}
          more={
            More && (
              <Suspense>
                <More onDone={done} />
              </Suspense>
            )
          }
        />
      )}
    </AskedFloat>
  )
}
