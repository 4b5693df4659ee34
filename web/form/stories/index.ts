// The stories of #web/form, by component. Development and tests only.
import type { Stories } from '#web/ui/stories'
import * as choices from './choices.story.tsx'
import * as fields from './fields.story.tsx'

export const formStories: Record<string, Stories> = { Fields: fields, Choices: choices }
