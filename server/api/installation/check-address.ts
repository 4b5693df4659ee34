import { z } from 'zod'
import { mustBeAble } from '#accounts'
import type { Noun } from '#api'
import type { AddressFinding } from '#protocol'
import { originOf } from '#sign-in'
import { lookAt } from './look-at.ts'

const finding = z.object({
  address: z.string(),
  found: z.enum([
    'reached',
    'plain',
    'other',
    'moved',
    'unresolved',
    'refused',
    'timeout',
    'certificate',
    'no-https',
    'private',
  ]),
  status: z.number().exactOptional(),
  to: z.string().exactOptional(),
  detail: z.string().exactOptional(),
}) satisfies z.ZodType<AddressFinding>

const schema = {
  summary: 'See whether this installation is reached under an address',
  body: z.object({ address: z.string().trim().min(1).max(300) }),
  response: { 200: finding },
}

/** POST /api/v1/installation/address-check. Owners only: the server asks the address itself, as far outside as it can get. */
export const checkAddress: Noun = (app, { accounts, fetch }) => {
  app.post('/api/v1/installation/address-check', { schema }, ({ who, body }) => {
    mustBeAble(who, 'own')
    return lookAt(originOf(body.address), { fetch, answerTo: accounts.answerChallenge })
  })
}
