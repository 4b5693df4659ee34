import type { Tag } from '#protocol'

/** The tags that are on something, in the order in which they were put there. */
export const tagsOf = (ids: readonly string[], all: readonly Tag[]): Tag[] =>
  ids.flatMap(id => all.find(tag => tag.id === id) ?? [])
