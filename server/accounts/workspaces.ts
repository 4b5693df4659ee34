import type { Database, Tx } from '#db'
import { Fault, newId } from '#lib'
import { append } from '#log'
import { contrastWithWhite, type Workspace } from '#protocol'
import { mustBeAble } from './may.ts'
import { seesAll } from './sight.ts'
import { record } from './record.ts'
import * as store from './store.ts'
import type { Who } from './who.ts'

export type Brand = Omit<Workspace, 'id'>

/**
 * What has to be true of every brand. @throws Fault color.too-light (422) when white cannot be read on its colour,
 * time-zone.unknown (422)
 */
export function mustBeSoundBrand({ color, timeZone }: Pick<Brand, 'color' | 'timeZone'>): void {
  if (contrastWithWhite(color) < 4.5) throw new Fault('color.too-light', 422)
  if (!isTimeZone(timeZone)) throw new Fault('time-zone.unknown', 422, { timeZone })
}

export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What rooms below give a new brand, in the transaction that founds it. As engine. */
export type Welcome = (tx: Tx, workspace: Workspace) => Promise<void>

type Founding = { brand: Brand; owner: { id: string; name: string; email: string }; welcome: Welcome }

/** Founds a brand with its first owner, as engine. */
export async function found(tx: Tx, { brand, owner, welcome }: Founding): Promise<Workspace> {
  const workspace = { id: newId(), ...brand }
  await store.insertWorkspace(tx, workspace)
  await store.addMember(tx, workspace.id, { ...owner, role: 'owner' })
  const { id: workspaceId } = workspace
  const who: Who = { kind: 'person', workspaceId, personId: owner.id, name: owner.name, role: 'owner', ...seesAll }
  await record(tx, who, 'workspace.added', workspace.id)
  await welcome(tx, workspace)
  await append(tx, [{ workspaceId: workspace.id, kind: 'workspace.added', subjectId: workspace.id }])
  return workspace
}

/** Another brand on this installation; who adds it owns it. @throws Fault forbidden (403), color.too-light, time-zone.unknown (422) */
export async function addWorkspace(database: Database, who: Who, brand: Brand, welcome: Welcome): Promise<Workspace> {
  mustBeAble(who, 'own')
  if (who.kind !== 'person') throw new Fault('forbidden', 403)
  mustBeSoundBrand(brand)
  return database.engine(async tx => {
    const [owner] = await store.personById(tx, who.personId)
    return found(tx, { brand, owner: owner!, welcome })
  })
}

/** Changes what is given. @throws Fault forbidden (403), color.too-light, time-zone.unknown (422) */
export async function changeWorkspace(database: Database, who: Who, change: Partial<Brand>): Promise<Workspace> {
  mustBeAble(who, 'administer')
  return database.engine(async tx => {
    const before = await store.findWorkspace(tx, who.workspaceId)
    const after = { ...before!, ...change }
    mustBeSoundBrand(after)
    await store.updateWorkspace(tx, after)
    await record(tx, who, 'workspace.changed', after.id, { changed: Object.keys(change) })
    await append(tx, [{ workspaceId: after.id, kind: 'workspace.changed', subjectId: after.id }])
    return after
  })
}
