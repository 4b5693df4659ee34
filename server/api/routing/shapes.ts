import { z } from 'zod'
import { id, time } from '#api/schemas'
import type { HeldTask, OfferShown, OwnTable, QueueRule, RoutingBoard, RoutingWhy, WaitingTask } from '#protocol'

const kind = z.enum(['voice', 'video', 'live-chat', 'messaging', 'comment', 'email', 'review'])
const serviceClass = z.enum(['safety', 'complaint', 'query', 'courtesy'])
const presence = z.enum(['available', 'away', 'offline', 'not-responding'])
const urgency = z.number().describe('The part of its time that has passed: 1 is all of it')

export const rule = z.object({
  teamId: id.nullable().describe('null: the common queue'),
  mode: z.enum(['push', 'pull']).describe('Offered to whoever fits, or left until somebody takes it'),
  needs: z
    .record(id, z.number().int().min(1).max(5))
    .refine(all => Object.keys(all).length <= 50)
    .describe('Levels by the id of the skill'),
  overflow: z.object({ teamId: id.nullable(), at: urgency }).nullable(),
}) satisfies z.ZodType<QueueRule>

const task = {
  ...{ conversationId: id, channel: z.string(), kind, class: serviceClass },
  ...{ arrivedAt: time, dueAt: time.nullable() },
}

export const offer = z.object({
  ...{ number: z.number().int(), offeredAt: time, expiresAt: time, name: z.string() },
  tasks: z.array(z.object({ ...task, profileId: id, lastText: z.string(), lastKind: z.string() })),
}) satisfies z.ZodType<OfferShown>

export const waiting = z.object({
  ...{ ...task, name: z.string(), offeredTo: id.nullable() },
}) satisfies z.ZodType<WaitingTask>

export const held = z.object({
  ...{ ...task, name: z.string(), phase: z.enum(['active', 'answered', 'parked']) },
}) satisfies z.ZodType<HeldTask>

const { conversationId, channel, dueAt } = task
export const table = z.object({
  at: time,
  isRunning: z.boolean().describe('Whether anything is offered at all'),
  share: z.number().int().describe('How much of the hundred units one takes at most'),
  pieces: z.array(
    z.object({
      ...{ conversationId, name: z.string(), channel, kind, phase: held.shape.phase, dueAt },
      ...{ units: z.number().describe('Of the hundred'), isPaused: z.boolean() },
    }),
  ),
  offered: z.object({ units: z.number(), until: time }).nullable(),
  wrapUpUntil: time.nullable().describe('Until when nothing is offered, after something was settled'),
}) satisfies z.ZodType<OwnTable>

const hindrances = [
  ...(['absent', 'not-responding', 'has-offer', 'other-queue', 'hard-skill', 'soft-level', 'weight'] as const),
  ...(['wrap-up', 'excluded', 'kept', 'reserved'] as const),
]
const hindrance = z.enum(hindrances)
const filters = z
  .partialRecord(hindrance, z.number().int())
  .describe('How many could not have it, by what stood in the way')
const rank = z.object({ urgency, index: z.number(), isOverdue: z.boolean() })

const why = z.object({
  lane: z.enum(['overdue', 'live', 'rank']),
  ...{ urgency, index: z.number().describe('Urgency times the weight of the class'), filters },
  candidates: z
    .array(z.object({ agentId: id, alike: z.number().int(), cost: z.number() }))
    .describe('The cheapest first'),
})

const decision = z.object({
  ...{ id, at: time, agentId: id.nullable() },
  kind: z.enum([
    ...(['offered', 'widened', 'returned', 'assigned', 'requeued', 'paused', 'resumed', 'parked', 'reserved'] as const),
    ...(['unserved', 'refused'] as const),
  ]),
  detail: z.object({
    ...{ why: why.exactOptional(), reason: z.string().exactOptional() },
    ...{ expiresAt: time.exactOptional(), freeAt: time.exactOptional() },
    needs: z.array(z.object({ skill: z.string(), level: z.number(), isHard: z.boolean() })).exactOptional(),
  }),
})

const standing = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('held'), agentId: id, isPaused: z.boolean() },
    phase: z.enum(['active', 'answered', 'parked']),
  }),
  z.object({ kind: z.literal('offered'), agentId: id, expiresAt: time, rank }),
  z.object({
    ...{ kind: z.literal('waiting'), rank, ahead: z.number().int(), filters },
    ...{ mode: rule.shape.mode, arrivedAt: time, dueAt: time.nullable() },
    ...{ keptFor: id.nullable(), reservedAgentId: id.nullable() },
    could: z.array(z.object({ agentId: id, refusal: hindrance.nullable(), opensAt: urgency, fromAt: time.nullable() })),
  }),
])

export const whole = z.object({
  standing: standing.nullable(),
  decisions: z.array(decision),
}) satisfies z.ZodType<RoutingWhy>

const count = z.number().int()
export const board = z.object({
  at: time,
  isRunning: z.boolean().describe('Whether anything is offered at all'),
  queues: z.array(
    rule.extend({
      ...{ waiting: count, late: count, soon: count.describe('Due within the hour'), longestSince: time.nullable() },
      byClass: z.partialRecord(serviceClass, count),
      due: z.array(z.object({ minute: count, count })).describe('How many are due in which minute from now'),
    }),
  ),
  agents: z.array(
    z.object({
      ...{
        id,
        presence,
        load: z.number().describe('Of the hundred units'),
        active: count,
        answered: count,
        parked: count,
      },
      ...{ offeredUntil: time.nullable(), wrapUpUntil: time.nullable() },
    }),
  ),
}) satisfies z.ZodType<RoutingBoard>
