import { useState } from 'react'
import { CopyPlus } from 'lucide'
import type { ShiftsView } from '#protocol'
import { useBrand } from '#web/api'
import { FieldGroup, Select, useIsChanged } from '#web/form'
import { Dialog } from '#web/overlay'
import { Asked } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Button, Icon } from '#web/ui'
import { DatesField } from './dates-field.tsx'
import type { Agent } from './people.ts'
import { draftOf, likeMonday, minutesOf, readDraft } from './shift-draft.ts'
import { useKeepShifts, useShifts } from './staff-queries.ts'
import { WeekField } from './week-field.tsx'
import { Wrong } from './wrong.tsx'
import css from './staff.module.css'

/** When one of the team works: their week, its breaks, and the days that are not like it. */
export function ShiftDialog({ agent, onDone }: { agent: Agent | undefined; onDone: () => void }) {
  const t = useText()
  return (
    <Dialog
      isWide
      title={agent && t('staff.shift.edit', { name: agent.name })}
      isOpen={agent !== undefined}
      onClose={onDone}
      closeName={t('common.close')}
    >
      {agent && <Found personId={agent.personId} onDone={onDone} />}
    </Dialog>
  )
}

function Found({ personId, onDone }: { personId: string; onDone: () => void }) {
  const shifts = useShifts(personId)
  return <Asked query={shifts}>{found => <Form {...{ personId, onDone }} before={found} />}</Asked>
}

const MINUTE = 60_000

type FormProps = { personId: string; before: ShiftsView | null; onDone: () => void }

function Form({ personId, before, onDone }: FormProps) {
  const t = useText()
  const formats = useFormats()
  const { workspace } = useBrand()
  const keep = useKeepShifts(personId)
  const [draft, write] = useState(() => draftOf(before, workspace.timeZone))
  const isChanged = useIsChanged(draft)
  const asked = readDraft(draft)
  const worked = minutesOf(draft.week)
  return (
    <form
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        if (asked) keep.mutate(asked, { onSuccess: onDone })
      }}
    >
      <FieldGroup title={t('staff.week')} help={t('staff.week.help')}>
        <WeekField week={draft.week} onWeek={week => write({ ...draft, week })} />
        <div className={css.deeds}>
          <span className={css.sum} role="status">
            {t('staff.week.sum', { time: formats.number(Math.round(worked / 6) / 10) })}
          </span>
          <Button size="s" onClick={() => write(likeMonday(draft))}>
            <Icon of={CopyPlus} />
            {t('staff.week.copy')}
          </Button>
        </div>
      </FieldGroup>
      <Select
        label={t('staff.zone')}
        choices={zonesWith(draft.timeZone).map(value => ({ value, label: value.replaceAll('_', ' ') }))}
        value={draft.timeZone}
        onChange={timeZone => write({ ...draft, timeZone })}
      />
      <DatesField draft={draft} onDraft={write} today={dateIn(draft.timeZone)} />
      <Wrong fault={keep.error} />
      <div className={css.deeds}>
        <Button type="submit" kind="primary" isOff={!asked || !isChanged} isBusy={keep.isPending}>
          {t('form.keep')}
        </Button>
      </div>
    </form>
  )
}

/** 2026-11-23: how it is written in the field. */
const dateIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('sv', { timeZone }).format(Date.now() + 24 * 60 * MINUTE)

function zonesWith(mine: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(mine) ? known : [mine, ...known]
}
