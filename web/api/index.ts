// How the console asks the server: the API and nothing else. `ask` and `apiOf` send and read; a refusal is an ApiFault
// whose code `useFaultWords` says in the reader's language. `useBrand` gives the workspace at hand, who is here, what they
// may do, and the API in its name. Cookies sign the person in; the browser's own Origin header guards against forgery.
export * from './brand.tsx'
export { type Api, apiOf, ask, onSignedOut, type Query, tellSignedIn, written } from './client.ts'
export * from './fault.ts'
export { newId } from './id.ts'
export { upload } from './upload.ts'
export { useCodeWords, useFaultWords, useFieldWords } from './words.ts'
