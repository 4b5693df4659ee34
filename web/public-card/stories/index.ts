// The stories of #web/public-card, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as publicCard from './public-card.story.tsx'

export const publicCardStories: Record<string, Stories> = { PublicCard: publicCard }
