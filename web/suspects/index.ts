// Somebody who may only want to hurt: what they wrote, what they asked for, and the person who decides; what was decided,
// the appeal against it, and who answers that.
export { DecidedLine } from './decided-line.tsx'
export { useSuspects, useSuspectsOver } from './queries.ts'
export { SuspectArticle } from './suspect-article.tsx'
