// Handing a conversation over: to whom, and what they need to know. Brought when somebody asks for it.
import { patiently } from '#web/bring'
export const bringHandOver = () => patiently(() => import('./hand-over-dialog.tsx'))
