import { z } from 'zod'
import { id } from '#api/schemas'
import type { Macro, MacroRun, MacroStep, NewMacro } from '#protocol'

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), snippetId: id }),
  z.object({ kind: z.literal('tag'), add: z.array(id).max(20), remove: z.array(id).max(20) }),
  z.object({ kind: z.literal('note'), text: z.string().max(20_000) }),
  z.object({
    kind: z.literal('assign'),
    to: z.union([z.object({ kind: z.enum(['me', 'queue']) }), z.object({ kind: z.literal('agent'), id })]),
  }),
  z.object({
    kind: z.literal('snooze'),
    forMs: z
      .number()
      .int()
      .min(60_000)
      .max(366 * 86_400_000),
  }),
  z.object({ kind: z.literal('close'), reasonId: id }),
]) satisfies z.ZodType<MacroStep>

export const written = z.object({
  name: z.string().max(120),
  steps: z.array(step).max(10).describe('Done in this order: assign, tag, note, reply, snooze or close'),
  isShared: z.boolean().describe('Everybody’s, not one’s own'),
}) satisfies z.ZodType<NewMacro>

export const macro = written.extend({ id }) satisfies z.ZodType<Macro>

export const running = z.object({
  id: id.describe('Made by whoever runs it: the same id twice is one run'),
  visibility: z.enum(['public', 'private']).describe('Who reads the answer in it'),
}) satisfies z.ZodType<MacroRun>
