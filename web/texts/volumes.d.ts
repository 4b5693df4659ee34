declare module '#texts/*.json?desk' {
  const catalogue: import('./catalogue.ts').Catalogue
  export default catalogue
}
declare module '#texts/*.json?pages' {
  const catalogue: import('./catalogue.ts').Catalogue
  export default catalogue
}
