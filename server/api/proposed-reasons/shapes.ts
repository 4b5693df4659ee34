import { z } from 'zod'
import { id } from '#api/schemas'
import type { ProposalStanding, ProposedReasons } from '#protocol'

const time = z.number().describe('Epoch milliseconds')
const count = z.number().int()
const share = z.number().describe('From 0 to 1')

export const proposedReasons = z.object({
  conversationId: id,
  proposed: z
    .array(
      z.object({
        reasonId: id,
        sure: z
          .enum(['sure', 'likely', 'maybe'])
          .describe('By how often proposals like it were right: nearly always, mostly, less often'),
      }),
    )
    .describe('The likeliest first, at most three; none while they would be no better than the commonest reason'),
}) satisfies z.ZodType<ProposedReasons>

export const proposalStandingShape = z.object({
  isShown: z.boolean(),
  learnt: count.describe('Closings'),
  waiting: count.describe('Closings that are to be learnt; 5,000 at most are counted'),
  learntAt: time.nullable(),
  figures: z
    .object({
      tested: count.describe('Closings, the latest, each proposed before it was learnt'),
      first: share.describe('The first proposal was right'),
      three: share.describe('One of the first three was right'),
      covered: share.describe('Something would have been proposed'),
      commonest: share.describe('Always proposing the commonest reason would have been right'),
      isGood: z.boolean().describe('It is enough better than the commonest reason to be shown'),
    })
    .describe('Of the last 500 closings'),
  versions: z
    .array(
      z.object({
        id,
        at: time,
        why: z.enum(['learnt', 'before-anew', 'before-back']),
        learnt: count,
        first: share,
      }),
    )
    .describe('The latest first, at most five'),
}) satisfies z.ZodType<ProposalStanding>
