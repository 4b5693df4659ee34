import { Readable } from 'node:stream'
import type { Sent } from '#channel'
import type { Account } from './account.ts'
import type { Ready } from './compose.ts'
import { refusalOf, sentOf } from './deliver-answer.ts'
import { type Ctx, fault, isFault, secretsOf } from './fault.ts'
import { openSession } from './smtp.ts'

/** Hands a mail to the provider's server. Never throws. */
export async function deliver(ready: Ready, account: Account, ctx: Ctx): Promise<Sent> {
  let isHanded = false
  try {
    await using session = await openAnew(account, ctx)
    const message = Readable.from(
      (function* () {
        // The server has said that it wants the message: from here on nobody knows until it answers.
        isHanded = true
        yield ready.bytes
      })(),
    )
    await session.send(ready, message)
    return { kind: 'sent', externalId: ready.id }
  } catch (error) {
    return sentOf(refusalOf(error, secretsOf(ctx.settings)), isHanded)
  }
}

/** Enters the server and leaves again. Throws a `MailFault`. */
export async function tryServer(account: Account, ctx: Ctx): Promise<void> {
  try {
    await using _ = await openAnew(account, ctx)
  } catch (error) {
    throw isFault(error) ? error : fault('unreachable')
  }
}

/** A token may have been ended before its time: then it is renewed once. */
async function openAnew(account: Account, ctx: Ctx) {
  try {
    return await openSession(account, ctx, false)
  } catch (error) {
    if (!account.oauth || !isFault(error) || error.code !== 'refused') throw error
    return openSession(account, ctx, true)
  }
}
