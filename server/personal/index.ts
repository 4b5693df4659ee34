/**
 * Personal data: what of a text tells who somebody is, how to reach them or how they pay, and the text without it.
 * Promises: pure, without a database or a network, total and linear in the text's length; numbers with check digits are
 * taken only when those are right; what may be paid with is covered for
 * whoever sees it; the same code runs in browsers (`#understanding/checks`), so that what is refused was
 * shown before.
 */
export { covered, coveredLine, type CoverKind, coverIn, type CoverSpan, mayHavePayments, uncoveredBy } from './cover.ts'
export { coveredPage } from './cover-page.ts'
export { fold, type Folded, spanOf } from './fold.ts'
export { masked } from './masked.ts'
export { type Certainty, personalDataIn, type PersonalHints, type PersonalKind, type PersonalSpan } from './personal.ts'
export { countriesOf, type Country } from './phone-plans.ts'
export { type Phone, phonesIn } from './phones.ts'
export { freePlaces, type Place, placeOf } from './places.ts'
