import type { Role, Sight } from '#protocol'

export const scopes = ['read', 'answer', 'administer'] as const
export type Scope = (typeof scopes)[number]

/** On whose behalf something is done, in which workspace. `machine` is the program itself. */
export type Who =
  | ({ kind: 'person'; workspaceId: string; personId: string; name: string; role: Role } & Sight)
  | { kind: 'key'; workspaceId: string; keyId: string; scopes: readonly Scope[] }
  | { kind: 'machine'; workspaceId: string }
