import type { Field, FilledFields } from '#protocol'

/** A closing that waits for what is missing. */
export type Closing = { missing: Field[]; then: () => void }

/** What has to be filled in before a conversation can be closed. */
export const missingIn = (fields: readonly Field[], filled: FilledFields): Field[] =>
  fields.filter(
    ({ id, subject, isRequired, isArchived }) => isRequired && !isArchived && filled[subject][id] === undefined,
  )
