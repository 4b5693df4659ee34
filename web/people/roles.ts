import type { KeyAsk, Role, Sees } from '#protocol'
import type { Key } from '#web/texts'

export const ROLES: Record<Role, Key> = {
  owner: 'role.owner',
  administrator: 'role.administrator',
  supervisor: 'role.supervisor',
  agent: 'role.agent',
}

export const SEES: Record<Sees, Key> = { all: 'team.sees.all', team: 'team.sees.team', own: 'team.sees.own' }

export type Scope = KeyAsk['scopes'][number]

export const SCOPES: Record<Scope, { name: Key; help: Key }> = {
  read: { name: 'scope.read', help: 'scope.read.help' },
  answer: { name: 'scope.answer', help: 'scope.answer.help' },
  administer: { name: 'scope.administer', help: 'scope.administer.help' },
}

export const scopeName = (scope: string): Key | undefined => SCOPES[scope as Scope]?.name
