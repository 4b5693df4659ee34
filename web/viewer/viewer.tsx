import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide'
import { Icon, IconButton, LinkButton } from '#web/ui'
import { useCalled } from '#web/customers'
import { hush } from '#web/sound'
import { type Translate, useFormats, usePageTexts, useText } from '#web/texts'
import type { Opened, Whole } from './gallery.tsx'
import { Picture, type PictureKeys } from './picture.tsx'
import type { Shown } from './shown.ts'
import { useShown } from './use-shown.ts'
import css from './viewer.module.css'

type ViewerProps = { whole: Whole; opened: Opened; onClose: () => void }

/** Pictures and films as large as the window lets them be, from the oldest to the newest. */
export const Viewer = (props: ViewerProps) => (usePageTexts() ? <Open {...props} /> : null)

function Open({ whole, opened, onClose }: ViewerProps) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const keys = useRef<PictureKeys>(null)
  const { shown, at, go, isWhole } = useShown(whole, opened)
  const one = shown[at]
  useEffect(() => {
    const box = dialog.current
    box?.showModal()
    box?.focus()
    return () => box?.close()
  }, [])
  useEffect(() => {
    // What was looked at was taken back by whoever sent it.
    if (!one) onClose()
  }, [one, onClose])
  if (!one) return null
  const name = nameOf(one, t)
  const steps = { at, last: shown.length - 1, onGo: go }
  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>): void => {
    if (event.key === 'Escape' || event.altKey || event.ctrlKey || event.metaKey) return
    // Nothing that is pressed here is meant for what stands behind.
    event.stopPropagation()
    if (event.target instanceof HTMLVideoElement) return
    const to = placeFor(event, steps)
    if (keys.current?.press(event)) event.preventDefault()
    else if (to !== undefined) {
      event.preventDefault()
      go(to)
    }
  }
  const frame = (tools: ReactNode, stage: ReactNode): ReactNode => (
    <>
      <Head
        one={one}
        place={isWhole ? t('viewer.place', { at: at + 1, count: shown.length }) : ''}
        onClose={() => dialog.current?.close()}
      />
      {stage}
      <footer className={css.deeds}>
        <Steps {...steps}>
          {tools}
          <LinkButton kind="ghost" href={one.address} download={one.file.name} aria-label={t('file.download')}>
            <Icon of={Download} />
            <span className={css.word}>{t('file.download')}</span>
          </LinkButton>
        </Steps>
      </footer>
    </>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the viewer, as its buttons say
    <dialog ref={dialog} className={css.viewer} aria-label={name} tabIndex={-1} onClose={onClose} onKeyDown={onKeyDown}>
      {one.kind === 'video' ? (
        frame(null, <Film key={one.file.id} one={one} name={name} />)
      ) : (
        <Picture
          key={one.file.id}
          {...{ one, name, keys }}
          onStep={by => go(at + by)}
          onDismiss={() => dialog.current?.close()}
          renderTools={frame}
        />
      )}
    </dialog>
  )
}

const nameOf = ({ alt, kind, file }: Shown, t: Translate): string =>
  alt || t(kind === 'video' ? 'file.video' : 'file.picture', { name: file.name })

function placeFor({ key, currentTarget }: KeyboardEvent, { at, last }: StepsProps): number | undefined {
  const forward = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
  return { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: last }[key]
}

type HeadProps = { one: Shown; place: string; onClose: () => void }

/** Who sent it and when, and where it stands among the others, where that is known. */
function Head({ one: { message, alt, file }, place, onClose }: HeadProps) {
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const { author, direction, at } = message
  const who = direction === 'in' ? called(author.name) : author.name || t('message.echo.who')
  return (
    <header className={css.head}>
      <span className={css.words}>
        <b className={css.who}>
          <bdi>{who}</bdi>
        </b>
        <span className={css.about}>
          {formats.moment(at)} · <bdi>{alt || file.name}</bdi>
        </span>
      </span>
      <span className={css.place} role="status">
        {place}
      </span>
      <IconButton name={t('common.close')} onClick={onClose}>
        <Icon of={X} />
      </IconButton>
    </header>
  )
}

/** It plays at once, and is all that is heard. */
function Film({ one, name }: { one: Shown; name: string }) {
  return (
    <div className={css.stage}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what a customer filmed has none */}
      <video className={css.film} src={one.address} controls autoPlay playsInline aria-label={name} onPlay={hush} />
    </div>
  )
}

type StepsProps = { at: number; last: number; onGo: (to: number) => void }

/** Back and on, with the deeds between them. */
function Steps({ at, last, onGo, children }: StepsProps & { children: ReactNode }) {
  const t = useText()
  return (
    <>
      <IconButton kind="plain" name={t('viewer.previous')} isOff={at === 0} onClick={() => onGo(at - 1)}>
        <Icon of={ChevronLeft} mirrors />
      </IconButton>
      <span className={css.tools}>{children}</span>
      <IconButton kind="plain" name={t('viewer.next')} isOff={at >= last} onClick={() => onGo(at + 1)}>
        <Icon of={ChevronRight} mirrors />
      </IconButton>
    </>
  )
}
