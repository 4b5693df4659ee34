/**
 * Brands (workspaces), the people who work for them, and who asks: sign-in, sessions, invitations, roles, keys, audit.
 * Promises: nobody is let in by a default password; a brand always has an owner; secrets of keys and links are kept
 * only as hashes; the audit is written in the transaction of the deed and never changed.
 * Events: workspace.added, workspace.changed, colleague.joined, colleague.changed, colleague.removed.
 */
export { openAccounts, type Accounts, type AccountSettings } from './accounts.ts'
export type { AccountEvent } from './events.ts'
export type { Asked } from './asked.ts'
export type { SignedIn } from './identify.ts'
export type { Cookies } from './session.ts'
export { scopes, type Scope, type Who } from './who.ts'
export { may, mustBeAble, type Right } from './may.ts'
export { record } from './record.ts'
export { colleagues, changeRole, removeColleague } from './colleagues.ts'
export { invitations, invite, withdrawInvitation } from './invitations.ts'
export { keys, issueKey, revokeKey } from './keys.ts'
export { auditPage } from './audit-page.ts'
export { addWorkspace, changeWorkspace, type Brand, type Welcome } from './workspaces.ts'
