/**
 * The people who write to the brand: customers and their identities on channels.
 * Promises: an account is recognised by one look-up and belongs to one customer at a time; its picture is fetched by
 * this server alone, within bounds.
 * Events: customer.changed.
 */
export type { CustomerEvent } from './events.ts'
export {
  addIdentities,
  findIdentities,
  isRenewed,
  keyOf,
  refOf,
  renewIdentities,
  type Recognised,
  type Stranger,
} from './recognise.ts'
export { attachIdentity } from './attach.ts'
export { learn } from './learn.ts'
export { moveIdentity } from './move.ts'
export { setReach, type Reach } from './reach.ts'
export { customerCard } from './card.ts'
export { knownPicture, type KnownPicture } from './picture-store.ts'
export { openPictures, type Pictures } from './pictures.ts'
export { renameCustomer } from './rename.ts'
