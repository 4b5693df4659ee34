import { useState } from 'react'
import { useFaultWords } from '#web/api'
import { FormDeeds, Quiet, Wrong } from '#web/evidence'
import { Checkbox, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { useColleagues } from '#web/people'
import { useText } from '#web/texts'
import { Button } from '#web/ui'
import { useGuards, useSetGuards } from './queries.ts'
import css from './alerts.module.css'

type GuardsDialogProps = { isOpen: boolean; onClose: () => void }

/** Who is told of alerts, at any hour. */
export function GuardsDialog({ isOpen, onClose }: GuardsDialogProps) {
  const t = useText()
  const guards = useGuards(isOpen)
  return (
    <Dialog title={t('alerts.guards.title')} closeName={t('common.close')} {...{ isOpen, onClose }}>
      <Asked query={guards}>{({ people }) => <Naming people={people} onClose={onClose} />}</Asked>
    </Dialog>
  )
}

function Naming({ people, onClose }: { people: readonly string[]; onClose: () => void }) {
  const t = useText()
  const words = useFaultWords()
  const colleagues = useColleagues().data ?? []
  const save = useSetGuards()
  const [chosen, setChosen] = useState(people)
  const isChanged = useIsChanged([...chosen].toSorted())
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        save.mutate(chosen, { onSuccess: onClose })
      }}
    >
      <p>{t('alerts.guards.say')}</p>
      <fieldset className={css.choices}>
        <legend>{t('alerts.guards')}</legend>
        {colleagues.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            isOn={chosen.includes(id)}
            onChange={isOn => setChosen(isOn ? [...chosen, id] : chosen.filter(each => each !== id))}
          />
        ))}
      </fieldset>
      <Quiet>{chosen.length === 0 ? t('alerts.guards.all') : t('alerts.guards.some', { count: chosen.length })}</Quiet>
      {save.error && <Wrong>{words(save.error)}</Wrong>}
      <FormDeeds>
        <Button type="submit" kind="primary" isOff={!isChanged} isBusy={save.isPending}>
          {t('alerts.guards.save')}
        </Button>
      </FormDeeds>
    </form>
  )
}
