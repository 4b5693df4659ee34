import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { languagesRead, type Message, type MessageReading, type ReadingChange, subjectsRead } from '#protocol'
import { AskedFloat } from '#web/actions'
import { useBrand } from '#web/api'
import { SegmentedControl, Select, Switch } from '#web/form'
import { useColleagues } from '#web/people'
import { type Translate, useLanguage, usePageTexts, useText } from '#web/texts'
import { Button, Kbd } from '#web/ui'
import { rows, saidBy, type Said, standing, undoOf } from './correctable.ts'
import { languageName } from '#web/marks'
import { toneWords } from './tone-words.ts'
import type { Step } from './tone-points.ts'
import css from './readings.module.css'

export type CorrectingProps = {
  message: Message & { reading: MessageReading }
  onChange: (change: ReadingChange) => void
  onGone: () => void
}

/** How a message reads, beside it: one key or one press says it otherwise, and the way back stands at the foot. */
export function Correcting({ message, onChange, onGone }: CorrectingProps) {
  const t = useText()
  const [undone, setUndone] = useState<readonly ReadingChange[]>([])
  const { reading } = message
  if (!usePageTexts()) return null
  const say = ({ aspect, value }: Omit<Said, 'key'>): void => {
    if (standing(reading, aspect) === value) return
    setUndone(now => [...now, undoOf(reading, aspect)])
    onChange({ [aspect]: value })
  }
  const back = undone.at(-1)
  const undo = (): void => {
    if (!back) return
    setUndone(now => now.slice(0, -1))
    onChange(back)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Hidden, it has the focus until the browser draws again: what is pressed then is meant for the page.
    if (event.ctrlKey || event.metaKey || event.altKey || !event.currentTarget.checkVisibility()) return
    const field = event.target as HTMLElement
    if (field.matches('select') && event.key.length === 1) return
    const said = saidBy(event.key, reading)
    const list = LISTS[event.key.toUpperCase()]
    if (said) say(said)
    else if (list) event.currentTarget.querySelector<HTMLElement>(`[name=${list}]`)?.focus()
    else if (event.key === 'Backspace') undo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <AskedFloat
      name="readings.correct"
      beside={`[data-message="${message.id}"]`}
      label={t('deed.correct')}
      at="start"
      isWide
      onGone={onGone}
    >
      {() => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one key says it, wherever one is in it
        <div role="group" tabIndex={-1} data-autofocus="" className={css.correcting} onKeyDown={onKeyDown}>
          <p className={css.quote} dir="auto">
            {message.text}
          </p>
          <Rows {...{ reading, say }} />
          <Lists {...{ reading, say }} />
          <Foot reading={reading}>
            {back && (
              <Button size="s" kind="ghost" onClick={undo}>
                {t('readings.undo')} <Kbd keys="⌫" />
              </Button>
            )}
          </Foot>
        </div>
      )}
    </AskedFloat>
  )
}

/** Keys that lead to what is chosen from many. */
const LISTS: Readonly<Record<string, string>> = { L: 'language', O: 'subject' }

type PartProps = { reading: MessageReading; say: (said: Omit<Said, 'key'>) => void }

const LABELS = {
  sentiment: 'readings.tone',
  kind: 'readings.kind',
  urgency: 'readings.urgency',
  emotion: 'readings.emotion',
} as const

/** What is said by one key each. */
function Rows({ reading, say }: PartProps) {
  const t = useText()
  return (
    <>
      {(['sentiment', 'kind', 'urgency', 'emotion'] as const).map(aspect => (
        <div key={aspect} className={css.group}>
          <span className={css.label} aria-hidden="true">
            {t(LABELS[aspect])}
          </span>
          <SegmentedControl
            label={t(LABELS[aspect])}
            choices={rows[aspect].map(said => ({
              value: String(said.value),
              label: (
                <>
                  {valueWords(aspect, said.value, t)}
                  <Kbd keys={said.key} />
                </>
              ),
            }))}
            value={String(standing(reading, aspect) ?? '')}
            onChange={value => {
              const said = rows[aspect].find(each => String(each.value) === value)
              if (said) say(said)
            }}
          />
        </div>
      ))}
    </>
  )
}

function valueWords(aspect: keyof typeof rows, value: Said['value'], t: Translate): string {
  switch (aspect) {
    case 'sentiment':
      return toneWords(value as Step, t)
    case 'kind':
      return t('readings.kind.of', { kind: String(value) })
    case 'urgency':
      return t('readings.urgency.of', { urgency: `u${String(value)}` })
    default:
      return t('readings.emotion.of', { emotion: String(value) })
  }
}

/** What is chosen from many, and whether somebody is insulted. */
function Lists({ reading, say }: PartProps) {
  const t = useText()
  const { language } = useLanguage()
  const list = (values: readonly string[], wordsOf: (value: string) => string) =>
    [...values]
      .map(value => ({ value, label: wordsOf(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language))
  return (
    <>
      <div className={css.pair}>
        <Select
          label={t('readings.language')}
          name="language"
          aside={<Kbd keys="L" />}
          choices={list(languagesRead, value =>
            value === 'unknown' ? t('readings.language.unknown') : languageName(value, language),
          )}
          value={reading.language}
          onChange={value => say({ aspect: 'language', value })}
        />
        <Select
          label={t('readings.subject')}
          name="subject"
          aside={<Kbd keys="O" />}
          choices={list(subjectsRead, value => t('readings.subject.of', { subject: value.replaceAll('-', '_') }))}
          value={reading.subject}
          onChange={value => say({ aspect: 'subject', value })}
        />
      </div>
      <Switch
        label={
          <>
            {t('readings.insult')} <Kbd keys="I" />
          </>
        }
        isOn={reading.isToxic}
        onChange={value => say({ aspect: 'isToxic', value })}
      />
    </>
  )
}

/** Who has said last how it reads, and the way back. */
function Foot({ reading: { corrected }, children }: { reading: MessageReading; children: ReactNode }) {
  const t = useText()
  const { me } = useBrand()
  const colleagues = useColleagues().data
  const by = colleagues?.find(({ id }) => id === corrected?.by)?.name
  const said =
    corrected?.by === me.person.id
      ? t('readings.corrected.you')
      : by === undefined
        ? t('readings.corrected')
        : t('readings.corrected.by', { name: by })
  return (
    <div className={css.foot}>
      <span role="status">{corrected ? said : t('readings.keys')}</span>
      {children}
    </div>
  )
}
