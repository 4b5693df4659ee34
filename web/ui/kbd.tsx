import css from './kbd.module.css'

/** A key as it is printed on the keyboard. A hint for the eyes: the control's own `aria-keyshortcuts` says it aloud. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={css.key} aria-hidden="true">
      {keys}
    </kbd>
  )
}
