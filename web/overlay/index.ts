// What floats above the page: menus, popovers, tooltips, dialogs, toasts. They stand on the browser's own top layer
// (popover, dialog), which stacks them, keeps focus and closes them; a trigger gets its wiring through a function.
// Modal only where the work must stop; errors never come as a toast; a tooltip never is the only name.
export * from './dialog.tsx'
export type { Side, TriggerProps } from './float.ts'
export * from './menu.tsx'
export * from './popover.tsx'
export * from './toast.tsx'
export * from './tooltip.tsx'
