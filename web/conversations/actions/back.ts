import { ArrowLeft, PanelRight } from 'lucide'
import type { Action } from '#web/actions'

/** Out of the text first, then out of the conversation. */
export const back: Action = {
  name: 'conversation.back',
  label: 'deed.back',
  icon: ArrowLeft,
  group: 'list',
  keys: ['Escape'],
  isUnlisted: true,
  can: ({ talk }) => talk !== undefined && document.querySelector('[popover=auto]:popover-open') === null,
  run: ({ talk }) => {
    const writing = document.activeElement
    if (writing instanceof HTMLElement && writing.matches('textarea, input')) writing.blur()
    else talk?.back()
  },
}

export const panel: Action = {
  name: 'conversation.panel',
  label: 'deed.panel',
  icon: PanelRight,
  group: 'talk',
  keys: [']'],
  can: ({ talk }) => talk !== undefined,
  run: ({ talk }) => talk?.togglePanel(),
}
