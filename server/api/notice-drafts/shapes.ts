import { z } from 'zod'
import { noticeState, time } from '#api/schemas'

const text = z.string().max(5000)

export const edit = z.object({
  what: text.optional(),
  who: text.optional(),
  workaround: text.optional(),
  nextAt: time.optional(),
  state: noticeState.optional(),
})
