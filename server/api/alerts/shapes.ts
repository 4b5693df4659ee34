import { z } from 'zod'
import { alertLevel, alertTopic, id, noticeDraft, saidSample } from '#api/schemas'
import type { Alert, AlertCard, AlertEvidence, AlertGuards, AlertStanding } from '#protocol'

const time = z.number().describe('Epoch milliseconds')
const count = z.number().int()

const evidence = z.object({
  hours: z
    .array(
      z.object({
        until: time.describe('When the hour ends'),
        authors: z.number().describe('Distinct; copies by accounts that nobody knew count for a quarter'),
        messages: count,
        usual: z.number(),
        upTo: z.number().describe('What is above it is no longer usual'),
      }),
    )
    .describe('The earliest first'),
  z: z.number().describe('How many steps above usual'),
  zBefore: z.number(),
  leftOut: count.describe(
    'Messages by those who write a fifth of it or more each: the three that follow go without them',
  ),
  effective: z.number().describe('As how many authors of equal share they write'),
  topShare: z.number().describe('Of the messages, by whoever wrote most'),
  against: count,
  total: count,
  usualShare: z.number(),
  followers: count,
  channels: z.array(z.object({ channel: z.string(), authors: count })),
  places: z.array(z.object({ profileId: id, authors: count })),
}) satisfies z.ZodType<AlertEvidence>

export const alertCard = z.object({
  id,
  topic: alertTopic,
  level: alertLevel,
  isGrave: z.boolean().describe('It is said in several places or before many'),
  since: time,
  levelAt: time,
  lookedAt: time,
  endedAt: time.nullable(),
  putAside: z.object({ at: time, byId: id.nullable(), reason: z.string() }).nullable(),
  incidentId: id.nullable(),
  told: z.object({ at: time, people: z.array(id) }).describe('Who was told, and when'),
  evidence,
}) satisfies z.ZodType<AlertCard>

export const alertShown = alertCard.extend({
  samples: z.array(saidSample).describe('One of each author, as far as one may read them'),
  unseen: count.describe('Samples in conversations that one may not see'),
  conversations: count,
  waiting: count,
  draft: noticeDraft.nullable(),
}) satisfies z.ZodType<Alert>

export const standing = z.object({
  open: count,
  worst: alertLevel.nullable(),
  suspects: count,
  drafts: count,
  praise: count,
  lookedAt: time.nullable(),
  everyMs: count,
}) satisfies z.ZodType<AlertStanding>

export const guardsShape = z.object({ people: z.array(id).max(200) }) satisfies z.ZodType<AlertGuards>
