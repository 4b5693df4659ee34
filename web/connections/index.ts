// The brand's connections with the profiles that hang on them: the list with how each fares, and the page of one profile
// where everything of it is changed. Both are brought when they are opened.
export const bringConnections = () => import('./pages.ts')
