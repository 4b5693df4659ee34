// The stories of #web/page, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as page from './page.story.tsx'

export const pageStories: Record<string, Stories> = { Page: page }
