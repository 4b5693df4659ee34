// Fields: what the brand wants to know of a conversation or of a customer, filled in beside it and asked for before it is
// closed. The desk takes from here what is missing; screens and dialogs are brought when they are needed.
import { patiently } from '#web/bring'
export { type Closing, missingIn } from './missing-in.ts'
export { fieldsQuery, filledQuery, forgetFields, useFields, useFilled } from './queries.ts'
export const bringFields = () => patiently(() => import('./fields-page.tsx'))
export const bringFieldsBeside = () => patiently(() => import('./fields-beside.tsx'))
export const bringMissingFields = () => patiently(() => import('./missing-fields.tsx'))
