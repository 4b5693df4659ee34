import { z } from 'zod'
import type { Noun } from '#api'

const schema = {
  summary: 'Say under what address the installation is reached',
  body: z.object({ publicAddress: z.string().trim().min(1).max(300) }),
  response: { 200: z.object({ publicAddress: z.string() }) },
}

/** PATCH /api/v1/installation. Owners of the first brand only: the address is that of all. */
export const move: Noun = (app, { accounts }) => {
  app.patch('/api/v1/installation', { schema }, async request => {
    await accounts.setPublicAddress(request.who, request.body.publicAddress)
    return { publicAddress: accounts.publicAddress() }
  })
}
