import { z } from 'zod'
import { id, promiseMatter, time } from '#api/schemas'
import {
  type PromiseCard,
  type PromiseDeed,
  type PromiseInTalk,
  type PromisePage,
  type PromiseStep,
  type PromiseTold,
} from '#protocol'

const written = z.string().max(20_000)

const deeds = [
  z.object({ kind: z.literal('progressed'), note: written.default('') }),
  z.object({ kind: z.literal('fulfilled'), note: written.default('') }),
  z.object({ kind: z.literal('dated'), dueAt: time }),
  z.object({
    kind: z.literal('renegotiated'),
    dueAt: time,
    isAgreed: z.boolean().describe('The customer has agreed; until then the date before it holds'),
  }),
  z.object({ kind: z.literal('agreed') }),
  z.object({ kind: z.literal('withdrawn'), why: written, isByCustomer: z.boolean() }),
  z.object({ kind: z.literal('passed-on'), ownerId: id }),
  z.object({ kind: z.literal('reworded'), text: written }),
] as const

export const deed = z.discriminatedUnion('kind', deeds) satisfies z.ZodType<PromiseDeed>

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('made'), text: z.string(), dueAt: time.nullable(), ownerId: id.nullable() }),
  z.object({ kind: z.literal('progress-due') }),
  z.object({ kind: z.literal('broken') }),
  ...deeds,
]) satisfies z.ZodType<PromiseStep>

export const states = z.enum(['made', 'in_progress', 'kept', 'broken', 'renegotiated', 'withdrawn'])

export const promise = z.object({
  id,
  conversationId: id,
  name: z.string(),
  channel: z.string(),
  messageId: id.describe('In which it was made'),
  scope: z.enum(['one', 'public']),
  matter: promiseMatter,
  text: z.string(),
  ownerId: id.nullable(),
  state: states,
  madeAt: time,
  originalDueAt: time.nullable().describe('What was said first: kept is what was done by then'),
  dueAt: time.nullable(),
  proposedDueAt: time.nullable().describe('To which the customer has not agreed'),
  progressDueAt: time.nullable(),
  isSilent: z.boolean().describe('Progress was due, and none was told since'),
  doneAt: time.nullable(),
  endedAt: time.nullable(),
}) satisfies z.ZodType<PromiseCard>

export const told = z.object({
  at: time,
  by: id.nullable().describe('Null: by itself'),
  step,
}) satisfies z.ZodType<PromiseTold>

export const inTalk = promise.extend({ steps: z.array(told) }) satisfies z.ZodType<PromiseInTalk>

export const page = z.object({
  rows: z.array(promise),
  next: z.string().nullable(),
}) satisfies z.ZodType<PromisePage>
