// What is covered in a text, as a small piece with a shield that says what lies under it, and what tells who somebody is,
// marked and ready to be copied. The server covers: no browser has what it was not asked to uncover, and who asks is
// written down. What was uncovered is held while its conversation is on screen, and nowhere else.
export { Shielded } from './shielded.tsx'
export { MarkedPlain } from './marking.tsx'
export { CoverLine, Looking, Uncovering, useUncovering, useUncovered } from './uncovering.tsx'
