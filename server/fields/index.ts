/**
 * Fields: what a workspace wants to know of each conversation, or of each customer, beside what is said.
 * Promises: what is filled in is of its field's kind; what is archived keeps what was filled in; without what is required no
 * conversation is closed through the API (mustBeFilled).
 * Events: see events.ts.
 */
export type { FieldEvent } from './events.ts'
export { addField, type NewField } from './add.ts'
export { editField } from './edit.ts'
export { fields, filledIn, filledOf } from './fields.ts'
export { fillIn, fillInCustomer } from './fill-in.ts'
export { mustBeFilled } from './must-be-filled.ts'
