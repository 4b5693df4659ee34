/**
 * Templates: texts written beforehand and approved by the platform, which may be sent when the window for free messages
 * is closed.
 * Promises: the list is what the platform last told; only what it has approved is offered; a text with its gaps filled
 * says what the customer will read.
 */
export { fillIn } from './fill-in.ts'
export { refreshTemplates } from './refresh.ts'
export { findTemplate, templatesOf, type StoredTemplate } from './store.ts'
