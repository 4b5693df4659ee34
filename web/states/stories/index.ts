// The stories of #web/states, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as places from './places.story.tsx'

export const statesStories: Record<string, Stories> = { Places: places }
