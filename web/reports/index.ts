// Figures that answer a question in a sentence first; each opens its definition, then the conversations behind it. All of it
// is brought when somebody goes there.
import { patiently } from '#web/bring'
export const bringReports = () => patiently(() => import('./both.ts'))
