import type { Who } from '#accounts'
import type { World } from '#api'
import { setQueueRule } from '#routing-work'
import { teams } from '#teams'
import { skills } from '#workforce'
import type { DemoBrand } from '../world/brands.ts'
import { named } from '../world/furnish.ts'
import type { Memory } from '../world/memory.ts'
import { byId } from './lay-out.ts'
import { planOf } from './plans.ts'

type House = { world: World; memory: Memory; brands: readonly DemoBrand[] }

/** Sets once how the work of each queue reaches people; what has been set otherwise since stays so. */
export async function distribute({ world, memory, brands }: House): Promise<void> {
  if (memory.begun!.isDistributed) return
  for (const { id } of brands) {
    const { workspaceId } = memory.begun!.teams[id]!
    const who: Who = { kind: 'machine', workspaceId }
    const { mode, queues } = planOf[id]!
    await world.database.app(workspaceId, async tx => {
      const [known, there] = [await skills(tx, who), await teams(tx, who)]
      await setQueueRule(tx, who, { teamId: null, mode, needs: {}, overflow: null })
      for (const [name, { needs = {}, overflowAt }] of Object.entries(queues)) {
        const overflow = overflowAt === undefined ? null : { teamId: null, at: overflowAt }
        await setQueueRule(tx, who, { teamId: named(name, there).id, mode, needs: byId(needs, known), overflow })
      }
    })
  }
  memory.keep({ ...memory.begun!, isDistributed: true })
}
