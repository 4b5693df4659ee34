// How the work of a brand stands now, for whoever supervises: what waits in each queue against its time, who is at the
// table with how much, and the lists behind both, from which work is put into other hands.
import { patiently } from '#web/bring'
export const bringWallboard = () => patiently(() => import('./wallboard-page.tsx'))
