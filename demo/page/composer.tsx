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
  const { place, name, about, isOnline, does, done, failed } = props
  const [text, setText] = useState('')
  const [subject, setSubject] = useState('')
  const [stars, setStars] = useState(0)
  const [file, setFile] = useState<File>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const typedAt = useRef(0)
  const isReview = place.face === 'reviews' && about?.kind !== 'edit'
  useEffect(() => {
    if (about?.kind === 'edit') setText(about.bubble.text ?? '')
    if (about) field.current?.focus()
  }, [about])
  const canSend = isOnline && !isBusy && (isReview ? stars > 0 : text.trim() !== '' || file !== undefined)

  const send = async () => {
    if (!canSend) return
    setBusy(true)
    const isThere = await does(await deedOf({ text: text.trim(), subject, stars, file, about, place }))
    setBusy(false)
    if (isThere) {
      setText('')
      setSubject('')
      setStars(0)
      setFile(undefined)
      done()
    }
    field.current?.focus()
  }
  const take = (chosen: File | undefined) => {
    if (chosen && chosen.size > mostBytes) failed(t('tooLarge'))
    else setFile(chosen)
  }
  const type = (said: string) => {
    setText(said)
    if (!place.can.typing || Date.now() - typedAt.current < typingEveryMs) return
    typedAt.current = Date.now()
    void does({ deed: 'typing', on: true })
  }
  const label = labelOf(place, name, about)
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      {about && (
        <p class="about">
          <b>{aboutText(about)}</b>
          <span>{about.kind === 'edit' ? '' : (about.bubble.text ?? t('photo'))}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={t('cancel')}
            onClick={() => {
              if (about.kind === 'edit') setText('')
              done()
            }}
          >
            <Icon of="close" />
          </button>
        </p>
      )}
      {isReview && <StarField stars={stars} choose={setStars} />}
      {place.face === 'letters' && (
        <input
          class="field"
          value={subject}
          placeholder={t('subject')}
          aria-label={t('subject')}
          onInput={({ currentTarget }) => setSubject(currentTarget.value)}
        />
      )}
      {file && (
        <p class="attached">
          <Icon of="clip" /> <span>{file.name}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={t('detach', { name: file.name })}
            onClick={() => setFile(undefined)}
          >
            <Icon of="close" />
          </button>
        </p>
      )}
      <div class="line">
        {place.can.picture && (
          <label class="icon-button">
            <Icon of="clip" />
            <input
              type="file"
              class="hidden"
              accept="image/*,application/pdf"
              aria-label={t('attach')}
              onChange={({ currentTarget }) => {
                take(currentTarget.files?.[0])
                currentTarget.value = ''
              }}
            />
          </label>
        )}
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
            void send()
          }}
        />
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

type Written = {
  text: string
  subject: string
  stars: number
  file: File | undefined
  about: About | undefined
  place: Shown
}

async function deedOf({ text, subject, stars, file, about, place }: Written): Promise<WrittenDeed> {
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
