import type { Who } from '#accounts'
import type { Tx } from '#db'
import type { ProposalStanding } from '#protocol'
import { figuresOf } from './back-test.ts'
import { countDue, findLearner, versionsOf } from './store.ts'

/** How good the proposals are, what was learnt, and what can be gone back to, the latest first. As app. */
export async function proposalStanding(tx: Tx, { workspaceId }: Who): Promise<ProposalStanding> {
  const learner = await findLearner(tx, workspaceId)
  const versions = await versionsOf(tx, workspaceId)
  return {
    isShown: learner?.isShown ?? true,
    learnt: learner?.learnt ?? 0,
    waiting: await countDue(tx, workspaceId),
    learntAt: learner?.learntAt ?? null,
    figures: figuresOf(learner?.outcomes ?? ''),
    versions: versions.map(({ id, at, why, learnt, outcomes }) => ({
      ...{ id, at, why, learnt },
      first: figuresOf(outcomes).first,
    })),
  }
}
