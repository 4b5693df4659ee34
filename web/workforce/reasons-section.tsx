import { useState } from 'react'
import { Coffee, Plus } from 'lucide'
import type { PresenceReason } from '#protocol'
import { Switch, TextInput, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { NamedLines } from './named-lines.tsx'
import { usePresenceReasons } from './queries.ts'
import { useKeepReason } from './staff-queries.ts'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

/** Why somebody may be busy or away, as the brand calls it. */
export function ReasonsSection() {
  const t = useText()
  const reasons = usePresenceReasons()
  const keep = useKeepReason()
  const [edited, setEdited] = useState<string>()
  const add = (
    <Button kind="primary" onClick={() => setEdited('new')}>
      <Icon of={Plus} />
      {t('staff.reason.add')}
    </Button>
  )
  return (
    <Asked query={reasons}>
      {all => (
        <>
          <Wrong fault={keep.error} />
          <NamedLines
            title={t('staff.reasons')}
            help={t('staff.reasons.help')}
            icon={Coffee}
            none={t('staff.reasons.none')}
            add={add}
            all={all.map(({ isPaid, isBreak, ...rest }) => ({
              ...rest,
              text: t('staff.reason.kind', { kind: isBreak ? 'break' : 'work', paid: isPaid ? 'yes' : 'no' }),
            }))}
            onEdit={setEdited}
            onArchive={(id, isArchived) => keep.mutate({ id, isArchived })}
          />
          <Dialog
            title={t(edited === 'new' ? 'staff.reason.add' : 'staff.reason.edit')}
            isOpen={edited !== undefined}
            onClose={() => setEdited(undefined)}
            closeName={t('common.close')}
          >
            <Form key={edited} before={all.find(({ id }) => id === edited)} onDone={() => setEdited(undefined)} />
          </Dialog>
        </>
      )}
    </Asked>
  )
}

const LONGEST = 60

function Form({ before, onDone }: { before: PresenceReason | undefined; onDone: () => void }) {
  const t = useText()
  const keep = useKeepReason()
  const [name, setName] = useState(before?.name ?? '')
  const [isBreak, setBreak] = useState(before?.isBreak ?? true)
  const [isPaid, setPaid] = useState(before?.isPaid ?? true)
  const isChanged = useIsChanged([name.trim(), isBreak, isPaid])
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        keep.mutate({ ...(before && { id: before.id }), name, isBreak, isPaid }, { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('staff.reason.name')}
        data-autofocus=""
        required
        maxLength={LONGEST}
        value={name}
        onChange={setName}
      />
      <Switch label={t('staff.reason.break')} help={t('staff.reason.break.help')} isOn={isBreak} onChange={setBreak} />
      <Switch label={t('staff.reason.paid')} isOn={isPaid} onChange={setPaid} />
      <Wrong fault={keep.error} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={name.trim() === '' || !isChanged} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}
