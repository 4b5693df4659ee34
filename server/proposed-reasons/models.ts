import type { Tx } from '#db'
import type { Model } from './model.ts'
import { unpacked } from './pack.ts'
import { readModel } from './store.ts'

/** Models that were asked for lately, so that they are not opened for each question. */
export type Models = { of(tx: Tx, workspaceId: string, version: number): Promise<Model> }

export function openModels(most = 4): Models {
  const kept = new Map<string, { version: number; model: Model }>()
  return {
    async of(tx, workspaceId, version) {
      let found = kept.get(workspaceId)
      if (found?.version !== version) {
        const read = await readModel(tx, workspaceId)
        found = { version: read?.version ?? version, model: await unpacked(read?.model ?? null) }
      }
      // Whoever was asked last stands last.
      kept.delete(workspaceId)
      kept.set(workspaceId, found)
      if (kept.size > most) kept.delete(kept.keys().next().value!)
      return found.model
    },
  }
}
