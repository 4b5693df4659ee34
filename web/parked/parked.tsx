import { useState } from 'react'
import { Button, Callout, Chip } from '#web/ui'
import { ChannelMark } from '#web/talk'
import { EmptyState, LoadingShape } from '#web/states'
import { useCodeWords, useFaultWords } from '#web/api'
import { Asked, Line, Lines, Page } from '#web/page'
import type { ParkedCard } from '#protocol'
import { useChannelName } from '#web/profiles'
import { useFormats, useText } from '#web/texts'
import { useParked, useRaw, useReplay } from './queries.ts'
import css from './parked.module.css'

/** What could not be taken: why, what it was, and taking it again. Nothing here is lost, and nothing waits for it. */
export function ParkedPage() {
  const t = useText()
  const parked = useParked()
  return (
    <Page title={t('parked.title')} say={parked.data && t('parked.say', { count: parked.data.length })}>
      <Asked query={parked}>
        {cards =>
          cards.length === 0 ? (
            <EmptyState title={t('parked.empty')}>{t('parked.empty.cause')}</EmptyState>
          ) : (
            <Lines label={t('parked.title')}>
              {cards.map(card => (
                <Parked key={card.id} card={card} />
              ))}
            </Lines>
          )
        }
      </Asked>
    </Page>
  )
}

function Parked({ card }: { card: ParkedCard }) {
  const t = useText()
  const formats = useFormats()
  const words = useFaultWords()
  const nameOf = useChannelName()
  const [isOpen, setOpen] = useState(false)
  const replay = useReplay()
  const codeWords = useCodeWords()
  const detail = card.detail ?? ''
  const reason = codeWords(card.reason, { what: detail, reason: detail }) ?? codeWords('unexpected') ?? card.reason
  return (
    <Line
      start={<ChannelMark of={card.channel} size={28} name={nameOf(card.channel)} />}
      title={reason}
      text={[card.profileName, formats.moment(card.parkedAt), reason.includes(detail) ? '' : detail]
        .filter(Boolean)
        .join(' · ')}
      end={
        <>
          <Button size="s" kind="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'parked.hide' : 'parked.show')}
          </Button>
          <Button size="s" isBusy={replay.isPending} onClick={() => replay.mutate(card.id)}>
            {t('parked.replay')}
          </Button>
        </>
      }
    >
      {replay.error && (
        <div className={css.below}>
          <Callout tone="late">
            <span role="alert">{words(replay.error)}</span>
          </Callout>
        </div>
      )}
      {isOpen && <Raw id={card.id} />}
    </Line>
  )
}

function Raw({ id }: { id: string }) {
  const t = useText()
  const words = useFaultWords()
  const { data, error } = useRaw(id, true)
  if (error) return <p className={css.below}>{words(error)}</p>
  if (!data) return <LoadingShape as="page" label={t('common.loading')} count={3} />
  return (
    <div className={css.below}>
      <Chip isOutlined>{t('parked.raw')}</Chip>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <pre className={css.raw} dir="ltr" tabIndex={0} aria-label={t('parked.raw')}>
        {pretty(data.body)}
      </pre>
    </div>
  )
}

/** JSON laid out to be read; anything else as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
