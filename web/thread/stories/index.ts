// The stories of #web/thread and #web/acts, by what they show. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as acts from './acts.story.tsx'
import * as said from './said.story.tsx'

export { Around } from './around.tsx'
export const threadStories: Record<string, Stories> = { Said: said, Acts: acts }
