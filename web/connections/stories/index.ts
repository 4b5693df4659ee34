// The stories of #web/connections, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as connections from './connections.story.tsx'

export const connectionsStories: Record<string, Stories> = { Connections: connections }
