// The stories of #web/talk, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as channels from './channels.story.tsx'
import * as composer from './composer.story.tsx'
import * as row from './row.story.tsx'
import * as thread from './thread.story.tsx'

export const talkStories: Record<string, Stories> = { Row: row, Thread: thread, Composer: composer, Channels: channels }
