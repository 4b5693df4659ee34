// The stories of #web/look, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as bar from './load-bar.story.tsx'

export const lookStories: Record<string, Stories> = { LoadBar: bar }
