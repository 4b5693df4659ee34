import { Check, CircleDashed, UserRoundPlus } from 'lucide'
import type { Action } from '#web/actions'

/** What another has: asked of them. */
export const askFor: Action = {
  name: 'conversation.ask-for',
  label: 'deed.ask-for',
  icon: UserRoundPlus,
  group: 'talk',
  keys: ['P'],
  can: ({ talk }) => talk?.askFor !== undefined,
  run: ({ talk }) => talk?.askFor?.(),
}

/** What another has: taken into one's own hands. */
export const takeOver: Action = {
  name: 'conversation.take-over',
  label: 'deed.take-over',
  icon: UserRoundPlus,
  group: 'talk',
  keys: ['shift+P'],
  can: ({ talk }) => talk?.takeOver !== undefined,
  run: ({ talk }) => talk?.takeOver?.(),
}

/** What I am asked for: given. */
export const give: Action = {
  name: 'conversation.give',
  label: 'deed.give',
  icon: Check,
  group: 'talk',
  keys: ['Y'],
  can: ({ talk }) => talk?.answerAsk !== undefined,
  run: ({ talk }) => talk?.answerAsk?.(true),
}

/** What I am asked for: kept. */
export const keep: Action = {
  name: 'conversation.keep',
  label: 'deed.keep',
  icon: CircleDashed,
  group: 'talk',
  keys: ['Q'],
  can: ({ talk }) => talk?.answerAsk !== undefined,
  run: ({ talk }) => talk?.answerAsk?.(false),
}
