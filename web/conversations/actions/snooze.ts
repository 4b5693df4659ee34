import { AlarmClock } from 'lucide'
import type { Action } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { snoozeTimes } from '../snooze-times.ts'

export const snooze: Action = {
  name: DEEDS.snooze,
  label: 'deed.snooze-until',
  icon: AlarmClock,
  group: 'talk',
  keys: ['H'],
  can: ({ talk, many }) => many !== undefined || (talk !== undefined && talk.status !== 'closed'),
  run: ({ ask }) => ask(DEEDS.snooze),
  choices: ({ talk, many, t, formats, now }) =>
    snoozeTimes(now()).map(({ key, label, at }) => ({
      key,
      label: t(label),
      hint: formats.moment(at),
      run: () => (many ?? talk)?.snooze(at),
    })),
}
