import { z } from 'zod'
import type { NewPromise } from '#protocol'
import { earliestTime, latestTime } from '#lib'

const id = z.uuid().toLowerCase()
const time = z.number().min(earliestTime).max(latestTime)

export const promiseMatter = z.enum(['call', 'refund', 'deliver', 'answer', 'repair', 'send', 'other'])

/** What somebody confirms that an answer promises. */
export const newPromise = z.object({
  id: id.describe('Made by whoever confirms it: the same id twice is one promise'),
  text: z.string().max(20_000),
  matter: promiseMatter.default('other'),
  dueAt: time.nullable().describe('Null where none was said: it waits to be dated'),
  ownerId: id.exactOptional().describe('Who sees to it; whoever promised, where nobody is named'),
}) satisfies z.ZodType<NewPromise>
