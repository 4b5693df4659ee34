// What people fill in. Native controls dressed by the tokens, each with its label, help and error wired to it.
// Values go in and out as plain values (`onChange(value)`); what they mean and whether they are right is the caller's.
export * from './choice.tsx'
export * from './copy-field.tsx'
export * from './field.tsx'
export * from './radio-cards.tsx'
export * from './segmented-control.tsx'
export * from './select.tsx'
export * from './text-input.tsx'
export { useIsChanged } from './use-is-changed.ts'
