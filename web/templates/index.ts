// Texts that a platform has approved: found, filled in, read as the customer will read them, and sent. Brought when they
// are opened.
import { patiently } from '#web/bring'
export const bringTemplatePicker = () => patiently(() => import('./template-picker.tsx'))
