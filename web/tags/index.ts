// Tags: the brand's own words on conversations. The desk takes them and their chips from here; where they are set is brought
// when it is opened, and the chooser that puts them on is the one of every deed (#web/actions).
import { patiently } from '#web/bring'
export { HUES } from './hues.ts'
export { useTagDeeds, useTags, useTagsMayBeAdded, forgetTags } from './queries.ts'
export { TagChip, TagChips } from './tag-chips.tsx'
export { tagsOf } from './tags-of.ts'
export const bringTags = () => patiently(() => import('./tags-page.tsx'))
