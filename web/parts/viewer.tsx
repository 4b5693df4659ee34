import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { Icon, IconButton, LinkButton } from '#web/ui'
import { useText } from '#web/texts'
import type { FileCard } from '#protocol'
import css from './viewer.module.css'

export type Shown = { kind: 'image' | 'video'; address: string; name: string; file: FileCard }

export type ViewerProps = {
  shown: readonly Shown[]
  /** Which one is looked at first. */
  from: number
  onClose: () => void
}

/** Pictures and films as large as the window lets them be; the arrows go from one to the next, Home and End to the ends. */
export function Viewer({ shown, from, onClose }: ViewerProps) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(from)
  useEffect(() => dialog.current?.showModal(), [])
  const last = shown.length - 1
  const one = shown[Math.min(at, last)]
  if (!one) return null
  const go = (to: number): void => setAt(Math.max(0, Math.min(last, to)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLVideoElement) return
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    const to = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: last }[event.key]
    if (to === undefined || last === 0) return
    event.preventDefault()
    event.stopPropagation()
    go(to)
  }
  return (
    <dialog
      ref={dialog}
      className={css.viewer}
      aria-label={one.name}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onPointerDown={event => event.target === dialog.current && dialog.current.close()}
    >
      <Large key={one.file.id} one={one} />
      <div className={css.deeds}>
        {last > 0 && <Steps {...{ at, last }} onGo={go} />}
        <span className={css.gap} />
        <LinkButton size="s" href={one.address} download={one.file.name}>
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

function Large({ one: { kind, address, name } }: { one: Shown }) {
  if (kind === 'image') return <img className={css.picture} src={address} alt={name} />
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer filmed has none
  return <video className={css.picture} src={address} controls autoPlay aria-label={name} />
}

type StepsProps = { at: number; last: number; onGo: (to: number) => void }

function Steps({ at, last, onGo }: StepsProps) {
  const t = useText()
  return (
    <>
      <IconButton kind="plain" size="s" name={t('album.previous')} isOff={at === 0} onClick={() => onGo(at - 1)}>
        <Icon of={ChevronLeft} mirrors />
      </IconButton>
      <span className={css.place} role="status">
        {t('album.place', { at: at + 1, count: last + 1 })}
      </span>
      <IconButton kind="plain" size="s" name={t('album.next')} isOff={at === last} onClick={() => onGo(at + 1)}>
        <Icon of={ChevronRight} mirrors />
      </IconButton>
    </>
  )
}
