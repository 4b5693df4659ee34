import { AlarmClock } from 'lucide-react'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { snoozeTimes } from '../snooze-times.ts'

export const snooze: Action = {
  name: DEEDS.snooze,
  label: 'deed.snooze-until',
  icon: AlarmClock,
  group: 'talk',
  keys: ['H'],
  can: ({ talk }) => talk !== undefined && talk.status !== 'closed',
  run: ({ ask }) => ask(DEEDS.snooze),
  choices: ({ talk, t, formats, now }) =>
    snoozeTimes(now()).map(({ key, label, at }) => ({
      key,
      label: t(label),
      hint: formats.moment(at),
      run: () => talk?.snooze(at),
    })),
}
