// Taking a channel in: choosing it on the shelves or by a search, what it asks for and will be able to do, trying that,
// which accounts are wanted, and what to take to the platform. All of it is brought when it is needed.
export { Abilities } from './abilities.tsx'
export { AccountsPage } from './accounts-page.tsx'
export { ChannelShelves } from './channel-shelves.tsx'
export { Connect } from './connect.tsx'
export { NewProfilePage } from './new-profile.tsx'
