import { useState } from 'react'
import { type FactLine, type FactSaying, type FactValue, holdMs, writtenFacts } from '#protocol'
import { newId, useFaultWords } from '#web/api'
import { useDone } from '#web/outbox'
import { Popover } from '#web/overlay'
import { useColleagues } from '#web/people'
import { useChannelName } from '#web/profiles'
import { useFormats, useLanguage, useText } from '#web/texts'
import { Button, Callout, cx } from '#web/ui'
import { type FactForm, useFactDeeds } from './queries.ts'
import { BASES, isKind, kindName, PURPOSES, SOURCES, valueWords } from './words.ts'
import css from './facts.module.css'

type Written = (typeof writtenFacts)[number]
const isWritten = (kind: string): kind is Written => (writtenFacts as readonly string[]).includes(kind)

type FactValuesProps = {
  line: FactLine
  customerId: string
  onEdit: (before: { kind: Written; value: string }) => void
}

/** The values of one kind; what contradicts the one that counts is struck out. Each tells where it comes from. */
export function FactValues({ line: { kind, values }, customerId, onEdit }: FactValuesProps) {
  const t = useText()
  const words = useWords(kind)
  return (
    <span className={css.values}>
      {values.map(value => {
        const shown = words(value.value)
        const label = t(value.isChosen ? 'fact.open' : 'fact.open.contrary', { kind: kindName(kind, t), value: shown })
        return (
          <Popover
            key={value.value}
            side="end"
            label={label}
            renderTrigger={props => (
              <button
                type="button"
                {...props}
                aria-label={label}
                className={cx(css.value, !value.isChosen && css.contrary)}
              >
                <bdi>{shown}</bdi>
              </button>
            )}
          >
            {close => <Told {...{ kind, value, shown, customerId, close, onEdit }} />}
          </Popover>
        )
      })}
    </span>
  )
}

function useWords(kind: string): (value: string) => string {
  const formats = useFormats()
  const { language } = useLanguage()
  const channelName = useChannelName()
  return value => valueWords(kind, value, { formats, language, channelName })
}

type ToldProps = Omit<FactValuesProps, 'line'> & { kind: string; value: FactValue; shown: string; close: () => void }

/** Where a value is known from, and what may be done about it. */
function Told({ kind, value, shown, customerId, close, onEdit }: ToldProps) {
  const t = useText()
  const words = useFaultWords()
  const [fault, setFault] = useState<unknown>()
  const { write, deny, forget } = useFactDeeds(customerId)
  const { say } = useDone()
  const told = (text: string, deed: Promise<{ factId: string }>): void =>
    void deed.then(({ factId }) => {
      close()
      say({ key: newId(), words: text, until: Date.now() + holdMs, undo: () => forget.mutate(factId) })
    }, setFault)
  const form = { kind, value: value.value } as FactForm
  return (
    <div className={css.told}>
      <bdi className={css.what}>{shown}</bdi>
      <ul className={css.from}>
        {value.from.map((saying, at) => (
          <Saying key={saying.id ?? at} saying={saying} />
        ))}
      </ul>
      {fault ? (
        <Callout tone="late">
          <span role="alert">{words(fault)}</span>
        </Callout>
      ) : null}
      {isKind(kind) && kind !== 'name' && (
        <div className={css.deeds}>
          {!value.isChosen && isWritten(kind) && (
            <Button size="s" onClick={() => told(t('fact.chosen', { value: shown }), write.mutateAsync(form))}>
              {t('fact.choose')}
            </Button>
          )}
          {value.isChosen && isWritten(kind) && (
            <Button
              size="s"
              onClick={() => {
                close()
                onEdit({ kind, value: value.value })
              }}
            >
              {t('fact.edit')}
            </Button>
          )}
          <Button
            size="s"
            kind="ghost"
            onClick={() => told(t('fact.denied', { value: shown }), deny.mutateAsync(form))}
          >
            {t('fact.deny')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Where what counts comes from, in a few words; that it is contradicted is said before. */
export function Because({ values }: { values: readonly FactValue[] }) {
  const t = useText()
  const words = useSayingWords()
  const [first] = values
  if (!first) return null
  if (values.some(({ isChosen }) => !isChosen)) return t('fact.contradicted')
  const { from, until } = words(first.from[0]!)
  return [from, until].filter(Boolean).join(' · ')
}

function Saying({ saying }: { saying: FactSaying }) {
  const { from, ground, until, sure } = useSayingWords()(saying)
  return (
    <li>
      <span>{from}</span>
      <span className={css.quiet}>{[ground, until, sure].filter(Boolean).join(' · ')}</span>
    </li>
  )
}

function useSayingWords() {
  const t = useText()
  const formats = useFormats()
  const channelName = useChannelName()
  const people = useColleagues().data
  return ({ source, channel, by, at, confidence, basis, purpose, endsAt }: FactSaying) => {
    const name = people?.find(({ id }) => id === by)?.name
    const who = source === 'person' && name ? name : t(SOURCES[source], { channel: channelName(channel) })
    return {
      from: [who, at !== null && formats.date(at)].filter(Boolean).join(' · '),
      ground: purpose ? t('fact.agreed', { purpose: t(PURPOSES[purpose]) }) : t(BASES[basis]),
      until: endsAt !== null && t('fact.until', { date: formats.date(endsAt) }),
      sure: confidence < 1 && t('fact.confidence', { share: formats.percent(confidence) }),
    }
  }
}
