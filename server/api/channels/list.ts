import { z } from 'zod'
import type { Noun } from '#api'
import { language } from '#api/schemas'
import { channelCards } from '#profiles'
import type { ChannelCard } from '#protocol'

const field = z.object({
  key: z.string(),
  kind: z.enum(['text', 'secret', 'url', 'choice', 'lines']),
  required: z.boolean(),
  generated: z.boolean(),
  options: z.array(z.string()),
})

const channel = z.object({
  id: z.string(),
  name: z.string(),
  words: z.record(z.string(), z.string()),
  place: z.string(),
  findsAccounts: z.boolean(),
  fields: z.array(field),
  can: z.object({
    text: z.object({ max: z.number(), unit: z.string() }),
    media: z.array(z.string()),
    buttons: z.boolean(),
    reactions: z.boolean(),
    quotes: z.boolean(),
    receipts: z.array(z.string()),
    edits: z.boolean(),
    typing: z.boolean(),
    windowMs: z.number().nullable(),
    visibility: z.array(z.string()),
    deeds: z.array(z.string()),
    editWithinMs: z.number().nullable(),
    templates: z.boolean(),
  }),
}) satisfies z.ZodType<ChannelCard>

const schema = {
  summary: 'The channels that can be set up, and what each can do',
  querystring: z.object({ language: language.default('en') }),
  response: { 200: z.array(channel) },
}

/** GET /api/v1/channels?language= */
export const list: Noun = (app, { channels }) => {
  const cards = { en: channelCards(channels, 'en'), es: channelCards(channels, 'es') }
  app.get('/api/v1/channels', { schema }, async ({ query }) => cards[query.language])
}
