import { AlarmClock, CalendarClock, Clock } from 'lucide'
import type { Action, Choice, Scene } from '#web/actions'
import { DEEDS } from '../deed-names.ts'
import { snoozeTimes } from '../snooze-times.ts'

/** It comes back by itself, or when the customer writes. */
export const sendSnooze: Action = {
  name: DEEDS.sendSnooze,
  label: 'deed.send-snooze',
  icon: AlarmClock,
  group: 'write',
  keys: ['mod+alt+Enter'],
  can: ({ writing }) => writing?.canSend === true && writing.kind === 'reply',
  run: ({ ask }) => ask(DEEDS.sendSnooze),
  choices: scene => times(scene, at => scene.writing?.sendAndSnooze(at)),
}

export const sendLater: Action = {
  name: DEEDS.sendLater,
  label: 'deed.send-later',
  icon: CalendarClock,
  group: 'write',
  keys: ['shift+alt+Enter'],
  can: ({ writing }) => writing?.canSend === true && writing.kind === 'reply',
  run: ({ ask }) => ask(DEEDS.sendLater),
  choices: scene => times(scene, at => scene.writing?.sendLater(at), scene.writing?.windowUntil ?? null),
}

/** Asked by the message that waits. */
export const changeTime: Action = {
  name: DEEDS.changeTime,
  label: 'deed.change-time',
  icon: Clock,
  group: 'write',
  isUnlisted: true,
  can: ({ talk }) => talk !== undefined,
  run: ({ ask }) => ask(DEEDS.changeTime),
  choices: scene => times(scene, at => scene.talk?.moving(at), scene.writing?.windowUntil ?? null),
}

/** What lies behind the end of the window says so. */
function times({ t, formats, now }: Scene, run: (at: number) => void, until: number | null = null): Choice[] {
  return snoozeTimes(now()).map(({ key, label, at }) => {
    const moment = formats.moment(at)
    const isShut = until !== null && until <= at
    return { key, label: t(label), hint: isShut ? t('later.shut', { moment }) : moment, run: () => run(at) }
  })
}
