import { useState } from 'react'
import type { OfferShown } from '#protocol'
import { useFaultWords } from '#web/api'
import { TextInput } from '#web/form'
import { ChannelMark, kindWords } from '#web/talk'
import { useFormats, useText } from '#web/texts'
import { Button, Deadline, Kbd, TextButton, useNow, VisuallyHidden } from '#web/ui'
import { FaultLine } from './fault-line.tsx'
import css from './offer-card.module.css'

type OfferCardProps = {
  /** Nothing lies before oneself. */
  offer: OfferShown | undefined
  /** Why the last answer was too late. */
  fault: unknown
  onAccept: () => void
  onDecline: (reason: string | null) => void
  onRead: () => void
}

const second = 1000

/** Somebody waits, and one is asked to take them: who, what it is, how long they have waited, and how long one has to say so. */
export function OfferCard({ offer, fault, onAccept, onDecline, onRead }: OfferCardProps) {
  const t = useText()
  const words = useFaultWords()
  return (
    <div className={css.spot} role="region" aria-label={t('offer.title')}>
      <VisuallyHidden>
        <span role="status">{offer ? t('offer.said', { name: offer.name }) : ''}</span>
      </VisuallyHidden>
      {fault !== null && (
        <div className={css.card}>
          <FaultLine deeds={<TextButton onClick={onRead}>{t('offer.read')}</TextButton>}>{words(fault)}</FaultLine>
        </div>
      )}
      {offer && <Laid offer={offer} onAccept={onAccept} onDecline={onDecline} />}
    </div>
  )
}

function Laid({ offer, onAccept, onDecline }: Pick<OfferCardProps, 'onAccept' | 'onDecline'> & { offer: OfferShown }) {
  const t = useText()
  const [isAsking, ask] = useState(false)
  const [first, ...others] = offer.tasks
  if (!first) return null
  return (
    <article className={css.card}>
      <header className={css.head}>
        <ChannelMark of={first.channel} />
        <h2 className={css.name}>
          <bdi>{offer.name}</bdi>
        </h2>
        <Left offer={offer} />
      </header>
      <p className={css.text} dir="auto">
        {first.lastText || kindWords(first.lastKind, t)}
      </p>
      <Facts task={first} others={others.length} />
      {isAsking ? (
        <Reason onSay={onDecline} onBack={() => ask(false)} />
      ) : (
        <footer className={css.deeds}>
          <Button kind="primary" onClick={onAccept} aria-keyshortcuts="U">
            {t('offer.accept')}
            <Kbd keys="U" />
          </Button>
          <Button onClick={() => ask(true)}>{t('offer.decline')}</Button>
        </footer>
      )}
    </article>
  )
}

/** How long one has. The browser's clock may be wrong: it counts from when it was laid there. */
function Left({ offer: { offeredAt, expiresAt } }: { offer: OfferShown }) {
  const t = useText()
  const wholeMs = expiresAt - offeredAt
  const [cameAt] = useState(Date.now)
  const now = useNow(second)
  const leftMs = Math.min(wholeMs, Math.max(0, wholeMs - (now - cameAt)))
  return (
    <span className={css.left}>
      <Deadline left={Math.max(0.01, leftMs / wholeMs)}>
        {t('offer.left', { seconds: Math.ceil(leftMs / second) })}
      </Deadline>
    </span>
  )
}

function Facts({ task, others }: { task: OfferShown['tasks'][number]; others: number }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(10 * second)
  const facts = [
    t(`offer.class.${task.class}`),
    t('offer.waits', { span: formats.span(Math.max(0, now - task.arrivedAt)) }),
    ...(task.dueAt === null ? [] : [t('offer.due', { moment: formats.moment(task.dueAt) })]),
    ...(others > 0 ? [t('offer.others', { count: others })] : []),
  ]
  return <p className={css.facts}>{facts.join(' · ')}</p>
}

const longestReason = 200

function Reason({ onSay, onBack }: { onSay: (reason: string | null) => void; onBack: () => void }) {
  const t = useText()
  const [text, write] = useState('')
  return (
    <form
      className={css.reason}
      onSubmit={event => {
        event.preventDefault()
        onSay(text.trim() || null)
      }}
    >
      <TextInput label={t('offer.why')} value={text} onChange={write} maxLength={longestReason} autoFocus />
      <footer className={css.deeds}>
        <Button type="submit">{t('offer.decline.do')}</Button>
        <TextButton onClick={onBack}>{t('offer.decline.back')}</TextButton>
      </footer>
    </form>
  )
}
