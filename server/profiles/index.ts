/**
 * The brand's accounts on channels: connections (one set of credentials each), their profiles, secrets and health.
 * Promises: a secret is sealed at rest and shown only by its ending; the directory answers from memory; what we call
 * for a connection is never on a private network unless the installation allows it.
 * Events: connection.changed, connection.failing, connection.recovered,
 * connection.accounts-ail, profile.changed.
 */
export type { ProfileEvent } from './events.ts'
export type { Connected, Profile } from './profile.ts'
export { openVault, type Vault } from './vault.ts'
export { openDirectory, type Directory } from './directory.ts'
export { followChanges } from './follow-changes.ts'
export { addProfile } from './add-profile.ts'
export { type Begun, settingsOfProfile } from './begun.ts'
export { fillIn, shownSettings } from './settings.ts'
export { editProfile } from './edit-profile.ts'
export { disableProfile } from './disable-profile.ts'
export { openContexts, hookOf, type Contexts } from './contexts.ts'
export { forgetLent } from './lent.ts'
export { trySettings, type Tried } from './try-settings.ts'
export { subscribe } from './subscribe.ts'
export { checkAll, keepChecking } from './keep-checking.ts'
export { checkConnection } from './check-connection.ts'
export { findAccounts, type FoundAccount } from './find-accounts.ts'
export { chooseAccounts } from './choose-accounts.ts'
export { awaitsAccounts } from './waiting.ts'
export { profileCard, profileCards, type Waiting } from './profile-cards.ts'
export { channelCards } from './channel-cards.ts'
export { healthNotes, type HealthNotes } from './health-notes.ts'
export { openGuardedFetch, type GuardedFetch, type GuardOptions } from './guarded-fetch.ts'
