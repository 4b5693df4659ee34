import { z } from 'zod'

/** A parked event goes by the room that could not follow it and its number in the log. */
export const eventSchema = {
  params: z.object({ room: z.string().max(100), number: z.coerce.number().int().positive() }),
  response: { 204: z.null() },
}
