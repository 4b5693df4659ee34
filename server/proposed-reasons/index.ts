/**
 * Proposed reasons: what a conversation may be closed for, learnt from what the brand's people have closed theirs for.
 * Promises: every closing is proposed before it is learnt, and nothing is shown that is no better than the commonest reason;
 * learnt in one slice or in several, the model is the same, to the bit; a correction takes the place of what it corrects; the
 * model holds numbers by hashed place, never a word; only reasons that can be chosen are proposed; nobody's conversation is
 * closed by itself. Tells nothing.
 */
export { onClosed } from './on-closed.ts'
export { keepLearning } from './keep-learning.ts'
export { learn } from './learn.ts'
export { propose } from './propose.ts'
export { type Models, openModels } from './models.ts'
export { proposalStanding } from './standing.ts'
export { goBackTo, showProposals, startAnew } from './steer.ts'

// For who measures how well it learns.
export { emptyModel } from './model.ts'
export { placesIn } from './places.ts'
export { choicesOf, rank } from './rank.ts'
export { takeIn } from './take-in.ts'
