import { type ComponentType, Suspense, useEffect, useState } from 'react'
import type { Action } from './action.ts'
import { AskedFloat } from './asked-float.tsx'
import { Finder } from './finder.tsx'
import { useStage } from './stage.tsx'

type ChoosingProps = { action: Action; onGone: () => void; More: ComponentType<{ onDone: () => void }> | undefined }

/** The choices of one action, as the stage has them at this moment. */
export function Choosing({ action, onGone, More }: ChoosingProps) {
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
