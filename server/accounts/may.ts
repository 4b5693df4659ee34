import { Fault } from '#lib'
import type { Role } from '#protocol'
import type { Scope, Who } from './who.ts'

/** What somebody may do, each including those before it. Reading is open to all who belong to the workspace. */
export type Right = 'answer' | 'supervise' | 'administer' | 'own'

const rights: readonly Right[] = ['answer', 'supervise', 'administer', 'own']
const highestOfRole: Record<Role, Right> = {
  agent: 'answer',
  supervisor: 'supervise',
  administrator: 'administer',
  owner: 'own',
}
const highestOfScope: Record<Scope, Right | undefined> = { read: undefined, answer: 'answer', administer: 'administer' }

/** A person by their role, a key by its scopes; the program itself may do everything. */
export function may(who: Who, right: Right): boolean {
  if (who.kind === 'machine') return true
  const held = who.kind === 'person' ? [highestOfRole[who.role]] : who.scopes.map(scope => highestOfScope[scope])
  return held.some(each => each !== undefined && rights.indexOf(each) >= rights.indexOf(right))
}

/** @throws Fault `forbidden` (403) */
export function mustBeAble(who: Who, right: Right): void {
  if (!may(who, right)) throw new Fault('forbidden', 403)
}
