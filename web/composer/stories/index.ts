// The stories of #web/composer. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as writing from './writing.story.tsx'

export const composerStories: Record<string, Stories> = { Writing: writing }
