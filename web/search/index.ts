// Finding what was said and who said it, in everything that the brand has ever heard. Brought when somebody looks.
export const bringSearch = () => import('./search-page.tsx')
