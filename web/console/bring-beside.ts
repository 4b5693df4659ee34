import { patiently } from '#web/bring'

/** What stands beside a conversation: brought while it is already read. */
export const bringBeside = () => patiently(() => import('./beside.tsx'))
