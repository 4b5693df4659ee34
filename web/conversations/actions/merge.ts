import { Merge } from 'lucide'
import type { Action } from '#web/actions'
import type { Status } from '#protocol'
import type { Key } from '#web/texts'
import { DEEDS } from '../deed-names.ts'

/** Only what stands on the same account of ours: an answer goes where it was asked. */
export const merge: Action = {
  name: DEEDS.merge,
  label: 'deed.merge',
  icon: Merge,
  group: 'talk',
  keys: ['M'],
  can: ({ together }) => (together?.mergeable.length ?? 0) > 0,
  run: ({ ask }) => ask(DEEDS.merge),
  choices: ({ together, t, formats, now }) =>
    (together?.mergeable ?? []).map(({ id, text, openedAt, status }) => ({
      key: id,
      label: text || t('together.untold'),
      hint: [formats.date(openedAt, now()), t(STATUSES[status])].join(' · '),
      run: () => together?.merge(id),
    })),
}

const STATUSES: Record<Status, Key> = {
  open: 'status.open',
  waiting: 'status.waiting',
  snoozed: 'status.snoozed',
  closed: 'status.closed',
}
