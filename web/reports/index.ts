// Figures that answer a question in a sentence first; each opens its definition, then the conversations behind it. All of it
// is brought when somebody goes there.
export const bringReports = () => import('./tone-page.tsx')
