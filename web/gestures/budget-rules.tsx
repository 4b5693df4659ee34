import { useState } from 'react'
import { amountIn, type GestureRules } from '#protocol'
import { useFaultWords } from '#web/api'
import { Select } from '#web/form'
import { Section } from '#web/page'
import { useLanguage, useText } from '#web/texts'
import { Button, Callout } from '#web/ui'
import { AmountInput, useWrittenAmount } from './amount-input.tsx'
import { useGestureDeeds } from './queries.ts'
import css from './gestures.module.css'

/** What everybody may give in a month, and in which currency. */
export function BudgetRules({ rules }: { rules: GestureRules }) {
  const t = useText()
  const words = useFaultWords()
  const writtenAmount = useWrittenAmount()
  const { language } = useLanguage()
  const { setRules } = useGestureDeeds()
  const [currency, setCurrency] = useState(rules.currency)
  const [text, setText] = useState(writtenAmount(rules.budget, rules.currency))
  const budget = amountIn(text, currency)
  const isSame = currency === rules.currency && budget === rules.budget
  return (
    <Section title={t('gestures.budget')} help={t('gestures.budget.help')}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          if (budget !== undefined && !isSame) setRules.mutate({ currency, budget })
        }}
      >
        <div className={css.rules}>
          <AmountInput
            label={t('gestures.budget.usual')}
            help={t('gestures.budget.usual.help')}
            {...{ currency }}
            value={text}
            onChange={setText}
          />
          <Select
            label={t('gestures.currency')}
            help={t(rules.isCurrencyFixed ? 'gestures.currency.fixed' : 'gestures.currency.help')}
            choices={currenciesIn(language)}
            disabled={rules.isCurrencyFixed}
            value={currency}
            onChange={setCurrency}
          />
        </div>
        {setRules.error ? (
          <Callout tone="late">
            <span role="alert">{words(setRules.error)}</span>
          </Callout>
        ) : null}
        <div>
          <Button type="submit" isBusy={setRules.isPending} isOff={isSame || budget === undefined}>
            {t('gestures.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

/** By name; what nobody pays with is left to the list of the browser. */
function currenciesIn(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return Intl.supportedValuesOf('currency')
    .map(value => ({ value, label: `${names.of(value) ?? value} (${value})` }))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
}
