import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bubble, WrittenDeed } from '../phone/shown.ts'
import { Icon } from './marks.tsx'
import { isPublic } from './place.ts'
import type { Does } from './place-screen.tsx'
import { starsText } from './reviews.tsx'
import type { Shown } from './store.ts'
import { t } from './words.ts'

/** What is being answered, quoted or changed. */
export type About =
  | { kind: 'quote'; bubble: Bubble }
  | { kind: 'edit'; bubble: Bubble }
  | { kind: 'under'; bubble: Bubble; name: string }

type Props = {
  place: Shown
  name: string
  about: About | undefined
  isOnline: boolean
  does: Does
  done: () => void
  failed: (why: string) => void
}

const mostBytes = 20 * 1024 * 1024
const typingEveryMs = 2500

export function Composer(props: Props) {
  const { place, name, about, isOnline, done, failed } = props
  const draft = useDraft(props)
  const { written, change, field, isBusy } = draft
  const isReview = place.face === 'reviews' && about?.kind !== 'edit'
  const hasContent = isReview ? written.stars > 0 : written.text.trim() !== '' || written.file !== undefined
  const canSend = isOnline && !isBusy && hasContent
  const send = () => void (canSend && draft.send())
  const leave = () => {
    if (about?.kind === 'edit') change({ text: '' })
    done()
  }
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {about && <AboutLine about={about} leave={leave} />}
      {isReview && <StarField stars={written.stars} choose={stars => change({ stars })} />}
      {place.face === 'letters' && (
        <input
          class="field"
          value={written.subject}
          placeholder={t('subject')}
          aria-label={t('subject')}
          onInput={({ currentTarget }) => change({ subject: currentTarget.value })}
        />
      )}
      {written.file && <AttachedLine file={written.file} detach={() => change({ file: undefined })} />}
      <div class="line">
        {place.can.picture && <FileButton take={file => change({ file })} failed={failed} />}
        <TextField label={labelOf(place, name, about)} {...{ field, send }} text={written.text} type={draft.type} />
        <button
          type="submit"
          class="send"
          disabled={!canSend}
          aria-label={t(about?.kind === 'edit' ? 'save' : isPublic(place) ? 'publish' : 'send')}
        >
          <Icon of="send" />
        </button>
      </div>
    </form>
  )
}

const nothing: Draft = { text: '', subject: '', stars: 0, file: undefined }

/** What is being written, until it has gone. */
function useDraft({ place, about, does, done }: Props) {
  const [written, setWritten] = useState(nothing)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const typedAt = useRef(0)
  const change = (to: Partial<Draft>) => setWritten(before => ({ ...before, ...to }))
  useEffect(() => {
    if (about?.kind === 'edit') change({ text: about.bubble.text ?? '' })
    if (about) field.current?.focus()
  }, [about])
  const send = async () => {
    setBusy(true)
    const isThere = await does(await deedOf(written, about, place))
    setBusy(false)
    if (isThere) {
      setWritten(nothing)
      done()
    }
    field.current?.focus()
  }
  const type = (text: string) => {
    change({ text })
    if (!place.can.typing || Date.now() - typedAt.current < typingEveryMs) return
    typedAt.current = Date.now()
    void does({ deed: 'typing', on: true })
  }
  return { written, change, field, isBusy, send, type }
}

const AboutLine = ({ about, leave }: { about: About; leave: () => void }) => (
  <p class="about">
    <b>{aboutText(about)}</b>
    <span>{about.kind === 'edit' ? '' : (about.bubble.text ?? t('photo'))}</span>
    <button type="button" class="icon-button" aria-label={t('cancel')} onClick={leave}>
      <Icon of="close" />
    </button>
  </p>
)

const AttachedLine = ({ file: { name }, detach }: { file: File; detach: () => void }) => (
  <p class="attached">
    <Icon of="clip" /> <span>{name}</span>
    <button type="button" class="icon-button" aria-label={t('detach', { name })} onClick={detach}>
      <Icon of="close" />
    </button>
  </p>
)

function FileButton({ take, failed }: { take: (file: File | undefined) => void; failed: (why: string) => void }) {
  return (
    <label class="icon-button">
      <Icon of="clip" />
      <input
        type="file"
        class="hidden"
        accept="image/*,application/pdf"
        aria-label={t('attach')}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          currentTarget.value = ''
          if (chosen && chosen.size > mostBytes) failed(t('tooLarge'))
          else take(chosen)
        }}
      />
    </label>
  )
}

type TextProps = {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  text: string
  type: (text: string) => void
  send: () => void
}

const TextField = ({ field, label, text, type, send }: TextProps) => (
  <textarea
    ref={field}
    class="field"
    rows={1}
    value={text}
    placeholder={label}
    aria-label={label}
    dir="auto"
    onInput={({ currentTarget }) => type(currentTarget.value)}
    onKeyDown={event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      send()
    }}
  />
)

function StarField({ stars, choose }: { stars: number; choose: (count: number) => void }) {
  return (
    <fieldset class="star-field">
      <legend class="hidden">{t('stars')}</legend>
      {[1, 2, 3, 4, 5].map(count => (
        <label key={count} class={count <= stars ? 'on' : ''}>
          <input
            type="radio"
            class="hidden"
            name="stars"
            checked={count === stars}
            aria-label={starsText(count)}
            onChange={() => choose(count)}
          />
          ★
        </label>
      ))}
    </fieldset>
  )
}

function labelOf({ face }: Shown, name: string, about: About | undefined): string {
  if (about?.kind === 'under') return t('replyTo', { name: about.name })
  if (face === 'square') return t('comment', { name })
  if (face === 'reviews') return t('review')
  return t(face === 'letters' ? 'letter' : 'message')
}

function aboutText(about: About): string {
  if (about.kind === 'under') return t('replyTo', { name: about.name })
  return t(about.kind === 'edit' ? 'editing' : 'quoting')
}

type Draft = { text: string; subject: string; stars: number; file: File | undefined }

async function deedOf(
  { text: typed, subject, stars, file }: Draft,
  about: About | undefined,
  place: Shown,
): Promise<WrittenDeed> {
  const text = typed.trim()
  if (about?.kind === 'edit') return { deed: 'edit', of: about.bubble.id, text }
  return {
    ...{ deed: 'say', text },
    ...(subject.trim() ? { subject: subject.trim() } : {}),
    ...(place.face === 'reviews' ? { stars } : {}),
    ...(about?.kind === 'quote' ? { quoteOf: about.bubble.id } : {}),
    ...(about?.kind === 'under' ? { under: about.bubble.id } : {}),
    ...(file ? { file: { name: file.name, type: file.type, base64: await base64Of(file) } } : {}),
  }
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
