import { MessagesSquare } from 'lucide'
import type { Action } from '#web/actions'

/** Conversations that are loaded, by the name of their customer. */
export const goTo: Action = {
  name: 'list.go-to',
  label: 'deed.go-to',
  icon: MessagesSquare,
  group: 'go',
  can: ({ list }) => (list?.rows().length ?? 0) > 0,
  run: ({ ask }) => ask('list.go-to'),
  choices: ({ list }) =>
    (list?.rows() ?? []).map(({ id, name }) => ({ key: id, label: name, run: () => list?.goTo(id) })),
}
