// What a brand sets for its desk, a page for each thing: `settingsTabs` names them and brings each when it is opened.
export { settingsTabs } from './tabs.ts'
export const bringSettings = () => import('./settings-page.tsx')
