import { useEffect, useMemo, useRef } from 'react'
import { Chip } from '#web/ui'
import type { Action, Choice } from './action.ts'
import { Finder } from './finder.tsx'
import { printed } from './keys.ts'
import type { Scene } from './scene.ts'
import { useStage } from './stage.tsx'
import css from './palette.module.css'

/** Everything that can be done here and now, everywhere one can go, and the conversations that are loaded. */
export function Palette({ actions }: { actions: readonly Action[] }) {
  const { look, ask } = useStage()
  const dialog = useRef<HTMLDialogElement>(null)
  const scene = look()
  const choices = useMemo(() => everything(actions, look()), [actions, look])
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  const close = (): void => dialog.current?.close()
  const label = scene.t('find.label')
  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={label}
      onClose={() => ask(undefined)}
      onPointerDown={event => event.target === dialog.current && close()}
    >
      <Finder label={label} choices={choices} onDone={close} aside={scene.talk && <Chip>{scene.talk.name}</Chip>} />
    </dialog>
  )
}

function everything(actions: readonly Action[], scene: Scene): Choice[] {
  const possible = actions.filter(action => !action.isUnlisted && action.can(scene))
  const deeds = possible.map(action => ({
    key: action.name,
    label: scene.t(action.label),
    icon: action.icon,
    ...(action.keys?.[0] && { keys: printed(action.keys[0]) }),
    run: () => action.run(scene),
  }))
  const within = possible.flatMap(action =>
    (action.choices?.(scene) ?? []).map(choice => ({
      ...choice,
      stays: false,
      key: `${action.name}/${choice.key}`,
      label: `${scene.t(action.label)}: ${choice.label}`,
      icon: action.icon,
    })),
  )
  return [...(scene.page?.() ?? []), ...deeds, ...within]
}
