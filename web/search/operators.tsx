import { Section } from '#web/page'
import { type Key, useText } from '#web/texts'
import css from './search.module.css'

const OPERATORS = [
  'search.operator.from',
  'search.operator.channel',
  'search.operator.is',
  'search.operator.has',
  'search.operator.tag',
  'search.operator.case',
  'search.operator.kind',
  'search.operator.tone',
  'search.operator.urgent',
  'search.operator.language',
  'search.operator.before',
  'search.operator.phrase',
  'search.operator.without',
] as const satisfies readonly Key[]

const MEANINGS: Record<(typeof OPERATORS)[number], Key> = {
  'search.operator.from': 'search.meaning.from',
  'search.operator.channel': 'search.meaning.channel',
  'search.operator.is': 'search.meaning.is',
  'search.operator.has': 'search.meaning.has',
  'search.operator.tag': 'search.meaning.tag',
  'search.operator.case': 'search.meaning.case',
  'search.operator.kind': 'search.meaning.kind',
  'search.operator.tone': 'search.meaning.tone',
  'search.operator.urgent': 'search.meaning.urgent',
  'search.operator.language': 'search.meaning.language',
  'search.operator.before': 'search.meaning.before',
  'search.operator.phrase': 'search.meaning.phrase',
  'search.operator.without': 'search.meaning.without',
}

/** What else than words can be written; a press writes it. */
export function Operators({ onChoose }: { onChoose: (operator: string) => void }) {
  const t = useText()
  return (
    <Section title={t('search.operators')}>
      <dl className={css.operators}>
        {OPERATORS.map(key => (
          <div key={key} className={css.operator}>
            <dt>
              <button type="button" className={css.code} onClick={() => onChoose(t(key))}>
                {t(key)}
              </button>
            </dt>
            <dd>{t(MEANINGS[key])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
