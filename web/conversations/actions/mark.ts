import { ArrowDown, ArrowUp, Check, X } from 'lucide'
import type { Action } from '#web/actions'

/** Rows are chosen, and what is done then is done with all of them. */
export const mark: Action = {
  name: 'list.mark',
  label: 'deed.mark',
  icon: Check,
  group: 'list',
  keys: ['X'],
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.mark(),
}

export const markNext: Action = {
  name: 'list.mark-next',
  label: 'deed.mark-next',
  icon: ArrowDown,
  group: 'list',
  keys: ['shift+J'],
  isUnlisted: true,
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.markOn(1),
}

export const markPrevious: Action = {
  name: 'list.mark-previous',
  label: 'deed.mark-previous',
  icon: ArrowUp,
  group: 'list',
  keys: ['shift+K'],
  isUnlisted: true,
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.markOn(-1),
}

export const markAll: Action = {
  name: 'list.mark-all',
  label: 'deed.mark-all',
  icon: Check,
  group: 'list',
  keys: ['shift+X'],
  can: ({ list }) => list !== undefined,
  run: ({ list }) => list?.markAll(),
}

export const letGo: Action = {
  name: 'list.let-go',
  label: 'deed.let-go',
  icon: X,
  group: 'list',
  keys: ['Escape'],
  isUnlisted: true,
  can: ({ many }) =>
    many !== undefined &&
    document.querySelector('[popover=auto]:popover-open') === null &&
    !document.activeElement?.matches('textarea, input:not([type=checkbox])'),
  run: ({ many }) => many?.letGo(),
}

export const markRead: Action = {
  name: 'conversation.read',
  label: 'deed.read',
  icon: Check,
  group: 'list',
  keys: ['I'],
  can: ({ many }) => many !== undefined,
  run: ({ many }) => many?.read(),
}
