import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { X } from 'lucide'
import { cx, Icon, IconButton } from '#web/ui'
import css from './dialog.module.css'

type DialogProps = {
  title: ReactNode
  /** What has `data-autofocus` in it is focused when it opens. */
  children: ReactNode
  isOpen: boolean
  /** Esc, the cross, a press outside. The caller sets `isOpen` to false. */
  onClose: () => void
  closeName: string
  /** At the foot, the last one the deed itself. */
  deeds?: ReactNode
}

/** Stops the work until it is answered: only for what cannot be undone or needs everything else to wait. */
export function Dialog({ isWide, ...props }: DialogProps & { isWide?: boolean }) {
  return <Modal {...props} look={cx(css.dialog, isWide && css.wide)} />
}

/** Comes in from the end of the line and covers the page: the panel where there is no room for a column. */
export function Drawer(props: DialogProps) {
  return <Modal {...props} look={css.drawer} />
}

function Modal({
  title,
  children,
  isOpen,
  onClose,
  closeName,
  deeds,
  look,
}: DialogProps & { look: string | undefined }) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Not a passive effect: what is hidden while a neighbour is still being brought has to open again when it is back.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (!isOpen || !shown) return
    shown.showModal()
    // The browser would begin at the cross.
    shown.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    // The browser gives the focus back when a dialog closes, not when it is taken out of the page while it stands open.
    return () => shown.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className={cx(css.modal, look)}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={event => event.target === dialog.current && onClose()}
    >
      {isOpen && (
        <div className={css.sheet}>
          <header className={css.head}>
            <h2 className={css.title} id={id}>
              {title}
            </h2>
            <IconButton size="s" name={closeName} onClick={onClose}>
              <Icon of={X} />
            </IconButton>
          </header>
          <div className={css.body}>{children}</div>
          {deeds && <footer className={css.deeds}>{deeds}</footer>}
        </div>
      )}
    </dialog>
  )
}
