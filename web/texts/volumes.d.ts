declare module '#texts/*.json?desk' {
  const catalogue: import('./catalogue.ts').Catalogue
  export default catalogue
}
declare module '#texts/*.json?pages' {
  const catalogue: import('./catalogue.ts').Catalogue
  export default catalogue
}
declare module '#texts/*.json?worker' {
  const catalogue: Record<string, string>
  export default catalogue
}
