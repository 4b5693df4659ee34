/**
 * Brands (workspaces), the people who work for them, and what each may do: roles, invitations, keys, audit.
 * Promises: a brand always has an owner; secrets of keys and links are kept only as hashes; the audit is written in the
 * transaction of the deed and never changed.
 * Events: see events.ts.
 */
export type { AccountEvent } from './events.ts'
export { scopes, type Scope, type Who } from './who.ts'
export { may, mustBeAble, type Right } from './may.ts'
export { seesAll, sightColumns } from './sight.ts'
export { record } from './record.ts'
export { supervisorsIn } from './supervisors.ts'
export { colleagues, changeColleague, type ColleagueChange, removeColleague } from './colleagues.ts'
export { invitations, invite, withdrawInvitation } from './invitations.ts'
export { keys, issueKey, revokeKey } from './keys.ts'
export { auditPage } from './audit-page.ts'
export { addWorkspace, changeWorkspace, isTimeZone, type Brand, type Welcome } from './workspaces.ts'
export { me, changeMe, type MyChange } from './me.ts'
export { changePortrait, portrait } from './portrait.ts'

// For those who are not known yet: whoever founds the first brand, joins one, or comes with a key.
export { found, mustBeSoundBrand } from './workspaces.ts'
export { acceptInvitation, openInvitation, type OpenInvitation } from './accept-invitation.ts'
export { readKey } from './key-text.ts'
export { findKey, findWorkspace, firstWorkspace, touchKey } from './store.ts'
