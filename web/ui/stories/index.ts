// The stories of #web/ui, by component. Development and tests only.
import * as button from './button.story.tsx'
import * as callout from './callout.story.tsx'
import * as chip from './chip.story.tsx'
import * as deadline from './deadline.story.tsx'
import * as figures from './figures.story.tsx'
import * as marks from './marks.story.tsx'
import * as people from './people.story.tsx'
import type { Stories } from './story.ts'

export { Frame } from './frame.tsx'
export type { Stories, Story, StoryProps } from './story.ts'

export const uiStories: Record<string, Stories> = {
  Marks: marks,
  Button: button,
  Chip: chip,
  People: people,
  Deadline: deadline,
  Figures: figures,
  Callout: callout,
}
