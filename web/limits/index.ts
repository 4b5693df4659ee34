// What fits where: the face that a draft is written for, its text and files, and what of a reply would be lost. The same is
// checked again by the server; here it is said before anything leaves. Pure.
export { faceFor, limitOf, noFiles } from './face.ts'
export { kindOf, type MediaKind, type Unfit, unfit } from './fit.ts'
export { canSend, type Loss, lossesOf, shutBy } from './losses.ts'
