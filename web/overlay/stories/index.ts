// The stories of #web/overlay, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as dialogs from './dialogs.story.tsx'
import * as floats from './floats.story.tsx'

export const overlayStories: Record<string, Stories> = { Floats: floats, Dialogs: dialogs }
