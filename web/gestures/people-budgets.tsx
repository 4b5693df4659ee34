import { useState } from 'react'
import { Pencil } from 'lucide'
import { amountIn, type GestureBudget, type GestureRules } from '#protocol'
import { useFaultWords } from '#web/api'
import { Dialog } from '#web/overlay'
import { useIsChanged } from '#web/form'
import { Asked, Line, Lines, Section } from '#web/page'
import { useFormats, useLanguage, useText } from '#web/texts'
import { Avatar, Button, Callout, Icon, IconButton } from '#web/ui'
import { AmountInput, useWrittenAmount } from './amount-input.tsx'
import { monthName } from './months.ts'
import { useBudgets, useGestureDeeds } from './queries.ts'
import css from './gestures.module.css'

/** What each may give this month: a budget of their own, or more for the month. */
export function PeopleBudgets({ rules }: { rules: GestureRules }) {
  const t = useText()
  const formats = useFormats()
  const budgets = useBudgets()
  const [edited, setEdited] = useState<GestureBudget>()
  const money = (amount: number): string => formats.money(amount, rules.currency)
  const saidOf = ({ budget, spent, own, raised }: GestureBudget): string => {
    const said = budget === 0 && spent === 0 ? t('gestures.person.none') : undefined
    const words = [
      said ?? t('gestures.person', { spent: money(spent), budget: money(budget) }),
      own !== null && t('gestures.person.own'),
      raised > 0 && t('gestures.person.raised', { raised: money(raised) }),
    ]
    return words.filter(Boolean).join(' · ')
  }
  return (
    <Section title={t('gestures.people')} help={t('gestures.people.help')}>
      <Dialog
        title={t('gestures.person.title', { name: edited?.name ?? '' })}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
        closeName={t('common.close')}
      >
        {edited && <Form key={edited.personId} {...{ rules }} before={edited} onDone={() => setEdited(undefined)} />}
      </Dialog>
      <Asked query={budgets}>
        {all => (
          <Lines label={t('gestures.people')}>
            {all.map(one => (
              <Line
                key={one.personId}
                start={<Avatar name={one.name} of="agent" size={28} />}
                title={<bdi>{one.name}</bdi>}
                text={saidOf(one)}
                end={
                  <IconButton name={t('gestures.person.edit.of', { name: one.name })} onClick={() => setEdited(one)}>
                    <Icon of={Pencil} />
                  </IconButton>
                }
              />
            ))}
          </Lines>
        )}
      </Asked>
    </Section>
  )
}

type FormProps = { before: GestureBudget; rules: GestureRules; onDone: () => void }

function Form({ before, rules, onDone }: FormProps) {
  const t = useText()
  const words = useFaultWords()
  const formats = useFormats()
  const { language } = useLanguage()
  const writtenAmount = useWrittenAmount()
  const { setBudget } = useGestureDeeds()
  const { currency } = rules
  const [own, setOwn] = useState(writtenAmount(before.own, currency))
  const [raised, setRaised] = useState(writtenAmount(before.raised, currency))
  const isChanged = useIsChanged([own.trim(), raised.trim()])
  const ownAmount = own.trim() === '' ? null : amountIn(own, currency)
  const raisedAmount = raised.trim() === '' ? 0 : amountIn(raised, currency)
  const isSound = ownAmount !== undefined && raisedAmount !== undefined
  const money = (amount: number): string => formats.money(amount, currency)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (!isSound) return
        const { personId, month } = before
        setBudget.mutate({ personId, month, own: ownAmount, raised: raisedAmount }, { onSuccess: onDone })
      }}
    >
      <AmountInput
        label={t('gestures.person.month')}
        help={t('gestures.person.month.help', { usual: money(rules.budget) })}
        mayBeEmpty
        {...{ currency }}
        value={own}
        onChange={setOwn}
      />
      <AmountInput
        label={t('gestures.person.raise', { month: monthName(before.month, language) })}
        help={
          isSound
            ? t('gestures.person.raise.help', {
                ...{ spent: money(before.spent), budget: money((ownAmount ?? rules.budget) + raisedAmount) },
              })
            : undefined
        }
        mayBeEmpty
        {...{ currency }}
        value={raised}
        onChange={setRaised}
      />
      {setBudget.error ? (
        <Callout tone="late">
          <span role="alert">{words(setBudget.error)}</span>
        </Callout>
      ) : null}
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!isSound || !isChanged} isBusy={setBudget.isPending}>
          {t('gestures.save')}
        </Button>
      </div>
    </form>
  )
}
