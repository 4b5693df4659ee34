export { GestureAsked } from './gesture-dialog.tsx'
export { GesturesPage } from './gestures-page.tsx'
export { GesturesSettingsPage } from './settings-page.tsx'
