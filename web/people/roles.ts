import type { Role } from '#protocol'
import type { Key } from '#web/texts'

export const ROLES: Record<Role, Key> = {
  owner: 'role.owner',
  administrator: 'role.administrator',
  supervisor: 'role.supervisor',
  agent: 'role.agent',
}
