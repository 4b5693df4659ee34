import { z } from 'zod'
import type { Noun } from '#api'
import { language } from '#api/schemas'
import { channelCards } from '#profiles'
import type { ChannelAbilities, ChannelCard } from '#protocol'

const field = z.object({
  key: z.string(),
  kind: z.enum(['text', 'secret', 'url', 'choice', 'lines']),
  required: z.boolean(),
  generated: z.boolean(),
  options: z.array(z.string()),
})

const deeds = z.array(z.string())

const abilities = z.object({
  text: z.object({ max: z.number(), unit: z.string() }),
  media: z.array(z.string()),
  buttons: z.boolean(),
  reactions: z.boolean(),
  quotes: z.boolean(),
  receipts: z.array(z.string()),
  edits: z.boolean(),
  typing: z.boolean(),
  windowMs: z.number().nullable(),
  visibility: z.array(z.enum(['public', 'private'])),
  deeds: z.object({ public: deeds, private: deeds }),
  editWithinMs: z.number().nullable(),
  templates: z.boolean(),
}) satisfies z.ZodType<ChannelAbilities>

const channel = z.object({
  id: z.string(),
  name: z.string(),
  words: z.record(z.string(), z.string()),
  group: z.enum(['messaging', 'social', 'reviews', 'mail', 'phone', 'web']),
  findsAccounts: z.boolean(),
  signIn: z
    .object({
      at: z.array(z.object({ vendor: z.string(), when: z.record(z.string(), z.string()), needs: z.array(z.string()) })),
      gives: z.array(z.string()),
      isRegistered: z.boolean(),
    })
    .nullable(),
  fields: z.array(field),
  can: abilities,
  kinds: z.array(z.object({ id: z.string(), can: abilities })),
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
