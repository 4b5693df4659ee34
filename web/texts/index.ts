// What the screens say, in the reader's language and time zone. One catalogue (protocol/texts) is brought at a time;
// messages are ICU and parsed once. `useText()` gives `t`, `useFormats()` moments and figures, `useLanguage()` the
// language and the way to change it. Keeps `lang` and `dir` of the document true.
export * from './catalogue.ts'
export * from './formats.ts'
export * from './texts.tsx'
export { type Translate, translatorOf, type Values } from './translate.ts'
export { later } from './later.tsx'
