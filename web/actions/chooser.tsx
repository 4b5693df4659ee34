import { type ComponentType, type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Action } from './action.ts'
import { Finder } from './finder.tsx'
import { useStage } from './stage.tsx'
import css from './chooser.module.css'

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
  const { asking, ask } = useStage()
  const action = actions.find(one => one.name === asking && one.choices)
  return (
    action && <Choosing key={action.name} action={action} onGone={() => ask(undefined)} More={more?.[action.name]} />
  )
}

type ChoosingProps = { action: Action; onGone: () => void; More: ComponentType<{ onDone: () => void }> | undefined }

function Choosing({ action, onGone, More }: ChoosingProps) {
  const { look, watch } = useStage()
  const float = useRef<HTMLDivElement>(null)
  const [style, setStyle] = useState<CSSProperties>()
  const scene = look()
  const [choices, setChoices] = useState(() => action.choices?.(look()) ?? [])
  useEffect(() => watch(() => setChoices(action.choices?.(look()) ?? [])), [action, look, watch])
  useLayoutEffect(() => {
    const shown = float.current
    if (!shown) return
    setStyle(spotBeside(document.querySelector(`[data-deed="${action.name}"]`)))
    shown.showPopover()
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [action.name])
  const done = (): void => float.current?.hidePopover()
  const label = scene.t(action.label)
  return (
    <div
      ref={float}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={css.float}
      style={style}
      onToggle={event => event.newState === 'closed' && onGone()}
    >
      <Finder
        {...{ label, choices }}
        make={written => action.make?.(look(), written)}
        onDone={done}
        more={More && <More onDone={done} />}
      />
    </div>
  )
}

const GAP = 4

/** Under the button, lined up with its end; in the middle when there is none. Physical: it is measured on the screen. */
function spotBeside(button: Element | null): CSSProperties {
  const box = button?.getBoundingClientRect()
  if (!box || box.width === 0) return { insetBlockStart: '12vh', insetInline: 0, marginInline: 'auto' }
  const isRtl = document.documentElement.dir === 'rtl'
  const edge = isRtl ? { left: Math.max(GAP, box.left) } : { right: Math.max(GAP, innerWidth - box.right) }
  return { top: box.bottom + GAP, ...edge }
}
