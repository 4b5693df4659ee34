import { useState } from 'react'
import { type ConductRule, conductRules, type Suspect } from '#protocol'
import { useFaultWords } from '#web/api'
import { FormDeeds, Quiet } from '#web/evidence'
import { Checkbox, RadioCards, Select, TextArea } from '#web/form'
import { Dialog } from '#web/overlay'
import { useFormats, useText } from '#web/texts'
import { Button } from '#web/ui'
import { type Decision, useSuspectDeeds } from './queries.ts'
import css from './suspects.module.css'

type DecideDialogProps = { suspect: Suspect; isOpen: boolean; onClose: () => void }

/** What becomes of it: with a reason always, and where something is hidden with a rule. */
export function DecideDialog({ suspect, isOpen, onClose }: DecideDialogProps) {
  const t = useText()
  return (
    <Dialog
      isWide
      title={t('alerts.decide.of', { name: suspect.name })}
      closeName={t('common.close')}
      {...{ isOpen, onClose }}
    >
      <Choosing suspect={suspect} onClose={onClose} />
    </Dialog>
  )
}

const STATES = ['served', 'dismissed', 'hidden'] as const
type Chosen = { state: (typeof STATES)[number]; rule: ConductRule; reason: string; messageIds: readonly string[] }

const decisionOf = ({ state, rule, reason, messageIds }: Chosen): Decision =>
  state === 'hidden' ? { state, rule, reason, messageIds } : { state, reason }

function Choosing({ suspect, onClose }: Omit<DecideDialogProps, 'isOpen'>) {
  const t = useText()
  const words = useFaultWords()
  const { decide } = useSuspectDeeds(suspect.id)
  const [chosen, setChosen] = useState<Chosen>({ state: 'served', rule: 'insults', reason: '', messageIds: [] })
  const change = (some: Partial<Chosen>): void => setChosen({ ...chosen, ...some })
  const isNothing = chosen.state === 'hidden' && chosen.messageIds.length === 0
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (!isNothing) decide.mutate(decisionOf(chosen), { onSuccess: onClose })
      }}
    >
      <RadioCards
        isFirst
        label={t('alerts.decide')}
        value={chosen.state}
        onChange={state => change({ state })}
        cards={STATES.map(value => ({
          value,
          title: t('alerts.decide.state', { state: value }),
          text: t('alerts.decide.means', { state: value }),
        }))}
      />
      {chosen.state === 'hidden' && <Hiding {...{ suspect, chosen, change }} />}
      <TextArea
        label={t('alerts.decide.reason')}
        help={t('alerts.decide.reason.help')}
        required
        maxLength={2000}
        value={chosen.reason}
        onChange={reason => change({ reason })}
        error={decide.error ? words(decide.error) : undefined}
      />
      <FormDeeds>
        <Button
          type="submit"
          kind={chosen.state === 'hidden' ? 'danger' : 'primary'}
          isOff={isNothing}
          isBusy={decide.isPending}
        >
          {t('alerts.decide.deed', { state: chosen.state, count: chosen.messageIds.length })}
        </Button>
      </FormDeeds>
    </form>
  )
}

type HidingProps = { suspect: Suspect; chosen: Chosen; change: (some: Partial<Chosen>) => void }

/** Message by message; what asks for something is not among them. */
function Hiding({ suspect: { samples, requests }, chosen: { rule, messageIds }, change }: HidingProps) {
  const t = useText()
  const formats = useFormats()
  const asking = new Set(requests.map(({ messageId }) => messageId))
  const hideable = samples.filter(({ messageId, visibility }) => visibility === 'public' && !asking.has(messageId))
  const turn = (id: string, isOn: boolean): void =>
    change({ messageIds: isOn ? [...messageIds, id] : messageIds.filter(each => each !== id) })
  return (
    <>
      <Select
        label={t('alerts.decide.rule')}
        choices={conductRules.map(value => ({ value, label: t('alerts.rule', { rule: value.replaceAll('-', '_') }) }))}
        value={rule}
        onChange={value => change({ rule: value })}
      />
      <fieldset className={css.choices}>
        <legend>{t('alerts.decide.which')}</legend>
        {hideable.length === 0 && <Quiet>{t('alerts.decide.none')}</Quiet>}
        {hideable.map(({ messageId, text, at }) => (
          <Checkbox
            key={messageId}
            label={<span dir="auto">{text ?? t('alerts.wordless')}</span>}
            help={formats.moment(at)}
            isOn={messageIds.includes(messageId)}
            onChange={isOn => turn(messageId, isOn)}
          />
        ))}
      </fieldset>
    </>
  )
}
