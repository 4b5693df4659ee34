import { Plus, Trash2 } from 'lucide'
import { FieldGroup, TextInput } from '#web/form'
import { useText } from '#web/texts'
import { Button, Icon, IconButton } from '#web/ui'
import { type DateText, type ShiftDraft, withDay } from './shift-draft.ts'
import { DayFields } from './week-field.tsx'
import css from './week.module.css'

type DatesFieldProps = { draft: ShiftDraft; onDraft: (draft: ShiftDraft) => void; today: string }

/** Days that are not like their week: other hours, or off. */
export function DatesField({ draft, onDraft, today }: DatesFieldProps) {
  const t = useText()
  const put = (next: DateText): void =>
    onDraft({ ...draft, days: draft.days.map(day => (day.key === next.key ? next : day)) })
  return (
    <FieldGroup title={t('staff.days')} help={t('staff.days.help')}>
      <ul className={css.week} aria-label={t('staff.days')}>
        {draft.days.map(day => (
          <li key={day.key} className={css.date}>
            <TextInput
              label={t('staff.day.date')}
              type="date"
              required
              value={day.date}
              onChange={date => put({ ...day, date })}
            />
            <TextInput
              label={t('staff.day.name')}
              maxLength={120}
              value={day.name}
              onChange={name => put({ ...day, name })}
            />
            <IconButton
              name={t('staff.day.remove', { date: day.date })}
              onClick={() => onDraft({ ...draft, days: draft.days.filter(({ key }) => key !== day.key) })}
            >
              <Icon of={Trash2} />
            </IconButton>
            <span className={css.dated}>
              <DayFields day={day} name={day.date} onDay={text => put({ ...day, ...text })} />
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button size="s" onClick={() => onDraft(withDay(draft, today))}>
          <Icon of={Plus} />
          {t('staff.day.add')}
        </Button>
      </div>
    </FieldGroup>
  )
}
