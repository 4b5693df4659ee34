import { type RefObject, useState } from 'react'
import { CalendarCheck, CalendarClock, CalendarX } from 'lucide'
import { Button, Callout, TextButton } from '#web/ui'
import { useFormats, usePageTexts, useText } from '#web/texts'
import type { PromiseChoice } from './promise-choices.ts'
import { PromiseDate } from './promise-date.tsx'
import { isAsked, type Proposal } from './proposals.ts'
import css from './promise-lines.module.css'

type PromiseLinesProps = {
  proposals: readonly Proposal[]
  field: RefObject<HTMLTextAreaElement | null>
  /** Undefined: as it was found. */
  onChoose: (text: string, choice: PromiseChoice | undefined) => void
}

const MOST = 3

/** What a reply promises and by when, as it will be kept; first what has to be asked before it leaves. */
export function PromiseLines({ proposals, field, onChoose }: PromiseLinesProps) {
  const t = useText()
  const isSpoken = usePageTexts()
  const [isWhole, setWhole] = useState(false)
  if (!isSpoken) return null
  const asked = proposals.filter(isAsked)
  const told = proposals.filter(proposal => !isAsked(proposal))
  const hidden = isWhole ? 0 : Math.max(0, told.length - MOST)
  const rest = (proposal: Proposal) => ({
    proposal,
    onChoose: (choice?: PromiseChoice) => onChoose(proposal.text, choice),
  })
  return (
    <>
      {asked.map(proposal => (
        <AskedLine key={proposal.text} {...rest(proposal)} field={field} />
      ))}
      {told.slice(0, told.length - hidden).map(proposal => (
        <ToldLine key={proposal.text} {...rest(proposal)} />
      ))}
      {hidden > 0 && (
        <span>
          <TextButton onClick={() => setWhole(true)}>{t('promise.more', { count: hidden })}</TextButton>
        </span>
      )}
    </>
  )
}

type LineProps = { proposal: Proposal; onChoose: (choice?: PromiseChoice) => void }

/** It goes with the reply as it stands here, unless somebody says otherwise. */
function ToldLine({ proposal: { text, state, dueAt }, onChoose }: LineProps) {
  const t = useText()
  const when = useWhen()
  if (state === 'none') {
    return (
      <Callout
        icon={CalendarX}
        isLine
        deeds={
          <Button
            size="s"
            kind="ghost"
            aria-label={t('promise.of', { name: t('promise.is'), text })}
            onClick={() => onChoose()}
          >
            {t('promise.is')}
          </Button>
        }
      >
        <span className={css.none}>{t('promise.none', { text })}</span>
      </Callout>
    )
  }
  const isSet = state === 'set' && dueAt !== null
  return (
    <Callout
      icon={isSet ? CalendarCheck : CalendarClock}
      isLine
      deeds={
        <>
          <DateButton {...{ text, onChoose }} name={t(isSet ? 'promise.other' : 'promise.date')} dueAt={dueAt} />
          <NoneButton {...{ text, onChoose }} />
        </>
      }
    >
      <span>{isSet ? t('promise.dated', { text, when: when(dueAt) }) : t('promise.left', { text })}</span>{' '}
      <span className={css.whose}>{t('promise.yours')}</span>
    </Callout>
  )
}

/** It does not leave before this is answered. */
function AskedLine({
  proposal: { text, to, state, dueAt },
  field,
  onChoose,
}: LineProps & Pick<PromiseLinesProps, 'field'>) {
  const t = useText()
  const when = useWhen()
  const date = { text, onChoose, dueAt }
  return (
    <div data-asks="">
      {state === 'over' && dueAt !== null ? (
        <Callout
          tone="late"
          icon={CalendarX}
          deeds={
            <>
              <DateButton {...date} name={t('promise.other')} />
              <NoneButton {...{ text, onChoose }} />
            </>
          }
        >
          <span role="alert">{t('promise.over', { text, when: when(dueAt) })}</span>
        </Callout>
      ) : (
        <Callout
          tone="soon"
          icon={CalendarX}
          deeds={
            <>
              <Button size="s" onClick={() => onChoose({ kind: 'undated' })}>
                {t('promise.without')}
              </Button>
              <Button size="s" onClick={() => goBehind(field.current, to)}>
                {t('promise.write')}
              </Button>
              <DateButton {...date} name={t('promise.date')} />
              <NoneButton {...{ text, onChoose }} />
            </>
          }
        >
          {t('promise.undated', { text })}
        </Callout>
      )}
    </div>
  )
}

type DeedProps = Pick<Proposal, 'text'> & Pick<LineProps, 'onChoose'>

function DateButton({ text, name, dueAt, onChoose }: DeedProps & { name: string; dueAt: number | null }) {
  const t = useText()
  const label = t('promise.of', { name, text })
  return <PromiseDate {...{ name, label, dueAt }} onDate={at => onChoose({ kind: 'dated', dueAt: at })} />
}

function NoneButton({ text, onChoose }: DeedProps) {
  const t = useText()
  const name = t('promise.not')
  return (
    <Button
      size="s"
      kind="ghost"
      aria-label={t('promise.of', { name, text })}
      onClick={() => onChoose({ kind: 'none' })}
    >
      {name}
    </Button>
  )
}

/** The last moment of a day is said as the day. */
function useWhen(): (dueAt: number) => string {
  const formats = useFormats()
  return dueAt => (dueAt % 60_000 === 59_999 ? formats.day(dueAt) : `${formats.day(dueAt)}, ${formats.clock(dueAt)}`)
}

function goBehind(field: HTMLTextAreaElement | null, at: number): void {
  field?.focus()
  field?.setSelectionRange(at, at)
}
