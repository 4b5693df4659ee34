import { z } from 'zod'
import { id } from '#api/schemas'
import {
  emotionsRead,
  kindsRead,
  languagesRead,
  type ModelProvider,
  type ModelProviders,
  providerAspects,
  type ProviderCall,
  type ProviderCallPage,
  providerOutcomes,
  type ProviderTried,
  subjectsRead,
} from '#protocol'

const time = z.number().describe('Epoch milliseconds')
const outcome = z.enum(providerOutcomes)
const aspect = z.enum(providerAspects)
const count = z.number().int().min(0)

export const provider = z.object({
  id,
  name: z.string(),
  endpoint: z.string().describe('Up to before /chat/completions'),
  model: z.string(),
  keyEnding: z.string().nullable().describe('The end of its key; null where it has none'),
  reads: z.array(aspect),
  timeoutMs: count,
  requestsADay: count,
  tokensADay: count,
  isOn: z.boolean(),
  state: z.enum(['off', 'working', 'slow', 'failing', 'resting', 'spent']),
  restsUntil: time.nullable(),
  lastOutcome: outcome.nullable(),
  today: z.object({ requests: count, tokens: count }).describe('Of this UTC day'),
  waiting: count.describe('How many messages it is still to read'),
}) satisfies z.ZodType<ModelProvider>

export const providers = z.object({
  rows: z.array(provider),
  localHosts: z.array(z.string()).describe('What may be asked without https'),
}) satisfies z.ZodType<ModelProviders>

export const form = z.object({
  name: z.string().max(200),
  endpoint: z.string().max(500),
  model: z.string().max(200),
  key: z.string().max(1000).nullable().exactOptional().describe('Absent: as it was; null: none'),
  reads: z.array(aspect).max(20),
  timeoutMs: z.number().int().min(1000).max(60_000),
  requestsADay: z.number().int().min(0).max(1_000_000),
  tokensADay: z.number().int().min(0).max(1_000_000_000),
  isOn: z.boolean(),
})

export const tried = z.object({
  sent: z.string().describe('What left, masked'),
  outcome,
  reading: z
    .object({
      language: z.enum(languagesRead).exactOptional(),
      sentiment: z.number().exactOptional(),
      emotion: z.enum(emotionsRead).exactOptional(),
      urgency: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).exactOptional(),
      kind: z.enum(kindsRead).exactOptional(),
      subject: z.enum(subjectsRead).exactOptional(),
    })
    .nullable(),
  tookMs: count,
  tokens: count,
}) satisfies z.ZodType<ProviderTried>

const call = z.object({
  id,
  at: time,
  name: z.string(),
  model: z.string(),
  host: z.string(),
  messageId: id.nullable().describe('Null where somebody tried it'),
  outcome,
  bytes: count,
  tokens: count,
  tookMs: count.nullable(),
  hash: z.string().describe('SHA-256 of what left'),
  isKept: z.boolean().describe('Its text can still be read'),
}) satisfies z.ZodType<ProviderCall>

export const callPage = z.object({ rows: z.array(call), next: id.nullable() }) satisfies z.ZodType<ProviderCallPage>
