/**
 * Tags: short words of a workspace's own that are put on conversations, several on each.
 * Promises: two that can be put on do not share a name, whatever its case and accents; what is archived stays where it was
 * put; put on twice is put on once; what was put on and taken off stands in the timeline and in the inbox row.
 * Events: see events.ts.
 */
export type { TagEvent } from './events.ts'
export { addTag } from './add.ts'
export { editTag } from './edit.ts'
export { setTagRules, tagRules } from './rules.ts'
export { changeTags, tag } from './tag.ts'
export { giveTagsBack, takeTagsAlong, type TagsGone } from './follow.ts'
export { tags, tagsCalled } from './tags.ts'
