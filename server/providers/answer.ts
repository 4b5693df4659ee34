import { z } from 'zod'
import {
  emotionsRead,
  kindsRead,
  languagesRead,
  type ProviderAspect,
  type ProviderReading,
  subjectsRead,
} from '#protocol'

/** The closed sets. What is not in them was never read. */
const shapes = {
  language: z.enum(languagesRead),
  sentiment: z.number().min(-1).max(1),
  emotion: z.enum(emotionsRead),
  urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  kind: z.enum(kindsRead),
  subject: z.enum(subjectsRead),
} satisfies Record<ProviderAspect, z.ZodType>

const envelope = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(20_000) }) })).min(1),
})

const usage = z.object({ usage: z.object({ total_tokens: z.number().int().min(0).max(1_000_000) }) })

export const shapeOf = (reads: readonly ProviderAspect[]) =>
  z.strictObject(Object.fromEntries(reads.map(aspect => [aspect, shapes[aspect]])))

/** What it says of the message; undefined where that is anything but what was asked. Total. */
export function readingIn(body: string, reads: readonly ProviderAspect[]): ProviderReading | undefined {
  const answer = envelope.safeParse(json(body))
  if (!answer.success) return undefined
  const said = shapeOf(reads).safeParse(json(answer.data.choices[0]!.message.content))
  if (!said.success) return undefined
  const reading = said.data as ProviderReading
  return reading.sentiment === undefined ? reading : { ...reading, sentiment: hundredths(reading.sentiment) }
}

/** As it counts them; undefined where it does not say. Total. */
export function tokensIn(body: string): number | undefined {
  const counted = usage.safeParse(json(body))
  return counted.success ? counted.data.usage.total_tokens : undefined
}

const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
