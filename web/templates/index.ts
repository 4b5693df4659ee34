// Texts that a platform has approved: found, filled in, read as the customer will read them, and sent. Brought when they
// are opened.
export const bringTemplatePicker = () => import('./template-picker.tsx')
