/**
 * The people who write to the brand: customers and their identities on channels.
 * Promises: an account is recognised by one look-up and belongs to one customer at a time; its picture is fetched by
 * this server alone, within bounds; two accounts are one person by links, each with its evidence, and each can be undone;
 * what concerns a customer is written by one at a time (lockCustomers).
 * Events: customer.changed.
 */
export type { CustomerEvent } from './events.ts'
export {
  addIdentities,
  findIdentities,
  isRenewed,
  keyOf,
  mustStay,
  refOf,
  renewIdentities,
  type Recognised,
  type Stranger,
} from './recognise.ts'
export { attachIdentity } from './attach.ts'
export { customersBy, type Joint } from './belonging.ts'
export { endLink, linkIdentities, type Move, partIdentities } from './link.ts'
export {
  accountsOf,
  customerNow,
  findAccounts,
  findLink,
  firstAccountOf,
  forgetParting,
  type Link,
  linksOf,
} from './links-store.ts'
export { lockCustomers, Relinked } from './lock.ts'
export { learn } from './learn.ts'
export { moveIdentity } from './move.ts'
export { setReach, type Reach } from './reach.ts'
export { customerCard } from './card.ts'
export { knownPicture, type KnownPicture } from './picture-store.ts'
export { openPictures, type Pictures } from './pictures.ts'
export { renameCustomer } from './rename.ts'
export { setLanguage } from './set-language.ts'
