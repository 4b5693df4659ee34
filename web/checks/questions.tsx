import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { Ban, CornerUpRight } from 'lucide'
import { Button, Callout, LiveRegion, TextButton } from '#web/ui'
import { reasonName, Reasons } from '#web/acts'
import type { Draft } from '#web/outbox'
import { useChannelName } from '#web/profiles'
import { type Key, usePageTexts, useText } from '#web/texts'
import type { Conversation, RedirectReason } from '#protocol'
import type { PersonalKind } from '#understanding/checks'
import type { Answering } from './answering.ts'
import { type Findings, kindsOf, withoutPersonal } from './findings.ts'
import { replaceIn } from './replace-in.ts'
import { useMoveTo } from './use-move-to.ts'
import css from './checks.module.css'

type QuestionsProps = {
  conversation: Conversation
  draft: Draft
  onDraft: (change: (now: Draft) => Draft) => void
  field: RefObject<HTMLTextAreaElement | null>
  place: RefObject<HTMLDivElement | null>
  found: Findings
  names: readonly string[]
  answering: Answering
  choose: (answering: Answering) => void
  isAsking: boolean
  /** What it promises, and by when. */
  promises: ReactNode
  /** The id of what describes the text. */
  told: string
  giveReason: (reason: RedirectReason) => void
}

/** What stands in the way of a reply, each with its ways out; said aloud, too. */
export function Questions({ place, ...props }: QuestionsProps) {
  const { found, answering, isAsking } = props
  const [said, setSaid] = useState(SILENCE)
  const { redirectReason, movedFrom } = answering
  const isAny = isAsking || found.personal.length > 0 || redirectReason !== undefined || movedFrom !== undefined
  return (
    <div ref={place} className={css.questions}>
      {isAny && <Asked {...props} onSay={setSaid} />}
      {props.promises}
      <LiveRegion isUrgent>{said.stops}</LiveRegion>
      <LiveRegion>{said.asks}</LiveRegion>
    </div>
  )
}

const unreasoned = ({ redirectReason: _, ...answering }: Answering): Answering => answering

type Said = { stops: string; asks: string }
const SILENCE: Said = { stops: '', asks: '' }

function Asked({ onSay, ...props }: Omit<QuestionsProps, 'place'> & { onSay: (said: Said) => void }) {
  const { conversation, draft, onDraft, field, found, answering, choose, isAsking, told, giveReason } = props
  const t = useText()
  const isSpoken = usePageTexts()
  const wordsOf = usePersonalWords()
  const moveTo = useMoveTo(conversation, onDraft)
  const { redirectReason, movedFrom } = answering
  const { name } = conversation
  const isStopped = found.personal.length > 0
  const kind = found.redirections[0]?.kind ?? 'elsewhere'
  const stops = isSpoken && isStopped ? wordsOf(kindsOf(found.personal)) : ''
  const asks = isSpoken && isAsking && !isStopped ? t('redirect.say', { name, kind }) : ''
  useEffect(() => onSay({ stops, asks }), [onSay, stops, asks])
  useEffect(() => () => onSay(SILENCE), [onSay])
  if (!isSpoken) return null
  return (
    <>
      {movedFrom && (
        <Moved {...{ name, from: movedFrom, reason: redirectReason }} onBack={() => moveTo.back(movedFrom.id, draft)} />
      )}
      {stops && <PersonalQuestion id={told} words={stops} {...waysOut(props)} />}
      {asks && <RedirectQuestion id={told} words={asks} onChoose={giveReason} onLeave={() => field.current?.focus()} />}
      {!movedFrom && redirectReason && found.redirections.length > 0 && (
        <Given reason={redirectReason} onChange={() => choose(unreasoned(answering))} />
      )}
    </>
  )
}

/** In private, where the platform has it; or without what gives the customer away. */
function waysOut({ conversation, draft, onDraft, field, found, names }: Omit<QuestionsProps, 'place'>) {
  const hasPrivate = conversation.composer.faces.some(face => face.visibility === 'private' && face.blocked === null)
  const goPrivate = (): void => {
    onDraft(now => ({ ...now, visibility: 'private' }))
    field.current?.focus()
  }
  return {
    onPrivate: hasPrivate ? goPrivate : undefined,
    onTakeOut() {
      const clean = withoutPersonal(draft.text, found.personal, names)
      replaceIn(field.current, clean, text => onDraft(now => ({ ...now, text })), draft.text)
    },
  }
}

const KINDS: Record<PersonalKind, Key> = {
  name: 'personal.name',
  email: 'personal.email',
  phone: 'personal.phone',
  address: 'personal.address',
  'id-number': 'personal.id-number',
  iban: 'personal.iban',
  card: 'personal.card',
  'birth-date': 'personal.birth-date',
  passport: 'personal.passport',
  plate: 'personal.plate',
}

/** "Esto lo leería cualquiera: un nombre completo y un teléfono. No se puede publicar así." */
function usePersonalWords(): (kinds: readonly { kind: PersonalKind; count: number }[]) => string {
  const t = useText()
  return kinds => {
    const said = kinds.map(({ kind, count }) => t(KINDS[kind], { count }))
    const [last, ...before] = said.toReversed()
    const list =
      before.length === 0 ? last! : t('personal.and', { before: before.toReversed().join(', '), last: last! })
    return t('personal.say', { list })
  }
}

type PersonalQuestionProps = {
  id: string
  words: string
  /** Undefined where the platform has no private way now. */
  onPrivate: (() => void) | undefined
  onTakeOut: () => void
}

/** Something personal in public: it stops, and there are two ways out. */
function PersonalQuestion({ id, words, onPrivate, onTakeOut }: PersonalQuestionProps) {
  const t = useText()
  return (
    <Callout
      tone="late"
      icon={Ban}
      deeds={
        <>
          {onPrivate && (
            <Button size="s" onClick={onPrivate}>
              {t('personal.private')}
            </Button>
          )}
          <Button size="s" onClick={onTakeOut}>
            {t('personal.take-out')}
          </Button>
        </>
      }
    >
      <span id={id}>{words}</span>
    </Callout>
  )
}

type RedirectQuestionProps = {
  id: string
  words: string
  onChoose: (reason: RedirectReason) => void
  onLeave: () => void
}

/** Somebody would be sent elsewhere: held until it is said why. */
function RedirectQuestion({ id, words, onChoose, onLeave }: RedirectQuestionProps) {
  return (
    <Callout tone="soon" icon={CornerUpRight} deeds={<Reasons {...{ onChoose, onLeave }} />}>
      <span id={id}>{words}</span>
    </Callout>
  )
}

type GivenProps = { reason: RedirectReason; onChange: () => void }

/** The reason that goes with it. */
function Given({ reason, onChange }: GivenProps) {
  const t = useText()
  return (
    <Callout icon={CornerUpRight}>
      {t('redirect.given', { reason: t(reasonName(reason)) })}{' '}
      <TextButton onClick={onChange}>{t('redirect.change')}</TextButton>
    </Callout>
  )
}

type MovedProps = {
  name: string
  from: NonNullable<Answering['movedFrom']>
  reason: RedirectReason | undefined
  onBack: () => void
}

/** This answers what was written elsewhere. */
function Moved({ name, from, reason, onBack }: MovedProps) {
  const t = useText()
  const channel = useChannelName()(from.channel)
  return (
    <Callout icon={CornerUpRight}>
      {reason
        ? t('ways.moved.reason', { name, channel, reason: t(reasonName(reason)) })
        : t('ways.moved', { name, channel })}{' '}
      <TextButton onClick={onBack}>{t('ways.back')}</TextButton>
    </Callout>
  )
}
