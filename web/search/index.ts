// Finding what was said and who said it, in everything that the brand has ever heard. Brought when somebody looks.
import { patiently } from '#web/bring'
export const bringSearch = () => patiently(() => import('./search-page.tsx'))
