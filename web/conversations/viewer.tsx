import { useEffect, useRef } from 'react'
import { Download, X } from 'lucide-react'
import { Icon, IconButton, LinkButton } from '#web/ui'
import { useText } from '#web/texts'
import css from './viewer.module.css'

type ViewerProps = { address: string; name: string; fileName: string; onClose: () => void }

/** A picture as large as the window lets it be. Brought when one is opened. */
export function Viewer({ address, name, fileName, onClose }: ViewerProps) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className={css.viewer}
      aria-label={name}
      onClose={onClose}
      onPointerDown={event => event.target === dialog.current && dialog.current.close()}
    >
      <img className={css.picture} src={address} alt={name} />
      <div className={css.deeds}>
        <LinkButton size="s" href={address} download={fileName}>
          <Icon of={Download} size="s" />
          {t('file.download')}
        </LinkButton>
        <IconButton kind="plain" size="s" name={t('common.close')} onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </IconButton>
      </div>
    </dialog>
  )
}
