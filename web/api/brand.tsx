import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Me, Role, Sight, Workspace } from '#protocol'
import { type Api, apiOf } from './client.ts'

export type Brand = {
  /** The workspace at hand, and who is here. */
  workspace: Workspace & { role: Role } & Sight
  me: Me
  api: Api
  may: (right: Right) => boolean
}

/** What a person may do; each includes those before it. */
export type Right = 'answer' | 'supervise' | 'administer' | 'own'

const RIGHTS: Record<Role, Right[]> = {
  agent: ['answer'],
  supervisor: ['answer', 'supervise'],
  administrator: ['answer', 'supervise', 'administer'],
  owner: ['answer', 'supervise', 'administer', 'own'],
}

const BrandAtHand = createContext<Brand | undefined>(undefined)

type BrandProviderProps = { me: Me; workspaceId: string; children: ReactNode }

/** Puts all below in one workspace: every question to the server is asked in its name. */
export function BrandProvider({ me, workspaceId, children }: BrandProviderProps) {
  const brand = useMemo<Brand | undefined>(() => {
    const workspace = me.workspaces.find(one => one.id === workspaceId)
    if (!workspace) return undefined
    return { workspace, me, api: apiOf(workspace.id), may: right => RIGHTS[workspace.role].includes(right) }
  }, [me, workspaceId])
  if (!brand) throw new Error('api.no-workspace')
  return <BrandAtHand value={brand}>{children}</BrandAtHand>
}

export function useBrand(): Brand {
  const brand = use(BrandAtHand)
  if (!brand) throw new Error('api.no-brand')
  return brand
}
