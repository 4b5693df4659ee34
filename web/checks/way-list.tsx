import { useEffect, useRef, useState } from 'react'
import { Button, Deadline, useNow } from '#web/ui'
import { Reasons } from '#web/acts'
import { useCodeWords, useFaultWords } from '#web/api'
import type { Draft } from '#web/outbox'
import { useChannelName } from '#web/profiles'
import { ChannelMark } from '#web/talk'
import { useFormats, usePageTexts, useText } from '#web/texts'
import type { Conversation, RedirectReason, Way } from '#protocol'
import { useWaysTo } from './queries.ts'
import { useMoveTo } from './use-move-to.ts'
import css from './ways.module.css'

type WayListProps = {
  conversation: Conversation
  draft: Draft
  onDraft: (change: (now: Draft) => Draft) => void
  onDone: () => void
}

/** Where else the customer can be answered: with what they said there last, or why not. Choosing one asks why. */
export function WayList({ conversation, draft, onDraft, onDone }: WayListProps) {
  const t = useText()
  const words = useFaultWords()
  const isSpoken = usePageTexts()
  const { data, error, refetch } = useWaysTo(conversation.id)
  const [chosen, choose] = useState<Way>()
  const moveTo = useMoveTo(conversation, onDraft)
  const go = (way: Way, reason?: RedirectReason): void => {
    onDone()
    moveTo.there(way, draft, reason)
  }
  if (!data || !isSpoken) {
    return error && isSpoken ? (
      <div className={css.told}>
        <p role="alert">{words(error)}</p>
        <Button size="s" onClick={() => void refetch()}>
          {t('common.again')}
        </Button>
      </div>
    ) : (
      <p className={css.told}>{t('common.loading')}</p>
    )
  }
  if (data.length === 0) return <p className={css.told}>{t('ways.none', { name: conversation.name })}</p>
  if (chosen) {
    return (
      <Why
        {...{ conversation, way: chosen }}
        onChoose={reason => go(chosen, reason)}
        onBack={() => choose(undefined)}
      />
    )
  }
  return (
    <div className={css.ways}>
      <p className={css.say}>{t('ways.say', { name: conversation.name })}</p>
      <ul className={css.list}>
        {data.map(way => (
          <li key={way.conversationId}>
            <OneWay way={way} onChoose={() => (isTheirWish(way, conversation) ? go(way) : choose(way))} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** They wrote there after they wrote here: answering there follows them. */
const isTheirWish = ({ last }: Way, { last: here, turnAt, activeAt }: Conversation): boolean => {
  const heardAt = here.direction === 'in' ? here.at : (turnAt ?? activeAt)
  return last !== null && last.at > heardAt
}

function OneWay({ way, onChoose }: { way: Way; onChoose: () => void }) {
  const t = useText()
  const formats = useFormats()
  const channel = useChannelName()(way.channel)
  const codeWords = useCodeWords()
  const { last, blocked, needsTemplate, name, visibility } = way
  const isPublic = visibility === 'public'
  const isOpen = blocked === null || needsTemplate
  return (
    <button
      type="button"
      className={css.way}
      aria-disabled={!isOpen || undefined}
      onClick={isOpen ? onChoose : undefined}
    >
      <ChannelMark of={way.channel} isPublic={isPublic} size={28} />
      <span className={css.words}>
        <span className={css.name}>
          <b>{channel}</b> {name && <bdi className={css.quiet}>{name}</bdi>}
          <Left until={blocked === null ? way.windowUntil : null} />
        </span>
        {last && (
          <span className={css.last}>
            <bdi>«{last.text}»</bdi> <span className={css.quiet}>{formats.relative(last.at)}</span>
          </span>
        )}
        {blocked && (
          <span className={css.why}>{needsTemplate ? t('ways.template') : (codeWords(blocked) ?? blocked)}</span>
        )}
      </span>
    </button>
  )
}

function Left({ until }: { until: number | null }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(30_000)
  if (until === null || until <= now) return null
  return (
    <span className={css.window}>
      <Deadline left={Math.min(1, (until - now) / 86_400_000)}>
        {t('window.left', { time: formats.span(until - now) })}
      </Deadline>
    </span>
  )
}

type WhyProps = { conversation: Conversation; way: Way; onChoose: (reason: RedirectReason) => void; onBack: () => void }

/** It is their choice where they are answered: another place has a reason. */
function Why({ conversation, way, onChoose, onBack }: WhyProps) {
  const t = useText()
  const nameOf = useChannelName()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  const values = { name: conversation.name, here: nameOf(conversation.channel), there: nameOf(way.channel) }
  return (
    <div ref={place} className={css.ways}>
      <p className={css.say}>{t('ways.why', values)}</p>
      <Reasons onChoose={onChoose} onLeave={onBack} />
    </div>
  )
}
