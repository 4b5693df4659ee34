export const fieldKinds = ['text', 'number', 'date', 'choice', 'yes-no'] as const
export type FieldKind = (typeof fieldKinds)[number]
/** Of what it is: one conversation, or the customer in all of theirs. */
export type FieldSubject = 'conversation' | 'customer'
export type FieldChoice = { id: string; label: string; isArchived: boolean }

/** GET /api/v1/fields: those of conversations, then those of customers, each in their order. */
export type Field = {
  id: string
  subject: FieldSubject
  kind: FieldKind
  label: string
  /** Of kind `choice`; those that are archived are still shown where they were chosen. */
  choices: FieldChoice[]
  /** Without it no conversation can be closed. */
  isRequired: boolean
  isArchived: boolean
}

/** A day is `2026-11-22`, a choice its id. */
export type FieldValue = string | number | boolean
/** By the ids of fields; null empties. */
export type FieldValues = Record<string, FieldValue | null>

/** GET, PATCH /api/v1/conversations/:id/fields: what is filled in of the conversation and of its customer. */
export type FilledFields = Record<FieldSubject, Record<string, FieldValue>>

/** How many letters a text may have. */
export const longestValue = 500
