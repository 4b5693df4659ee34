/** The palette of tags. Blue is not in it: that is what everybody can see. */
export const tagHues = ['plum', 'rose', 'clay', 'amber', 'olive', 'green', 'teal', 'violet'] as const
export type TagHue = (typeof tagHues)[number]

/** GET /api/v1/tags: all of them by name; those that are archived stand on what they were put on. */
export type Tag = { id: string; name: string; hue: TagHue; isArchived: boolean }

/** GET, PUT /api/v1/tags/rules */
export type TagRules = { agentsMayAdd: boolean }

/** POST /api/v1/conversations/:id/tags */
export type Tagging = { add: string[]; remove: string[] }

/** How long the name of a tag may be. */
export const longestTag = 40
