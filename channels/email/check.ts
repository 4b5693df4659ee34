import type { FoundProfile, Health } from '#channel'
import { accountOf, addressesOf } from './account.ts'
import { tryServer } from './deliver.ts'
import { type Ctx, illnessOf } from './fault.ts'
import { openMailbox } from './imap.ts'

/** Enters both servers and leaves again. */
export async function check(ctx: Ctx): Promise<Health> {
  const account = accountOf(ctx.settings)
  try {
    await using _ = await openMailbox(ctx)
    await tryServer(account, ctx)
    return { state: 'good' }
  } catch (error) {
    return illnessOf(error)
  }
}

/** The mailbox's own address and its aliases. */
export const profiles = async ({ settings }: Ctx): Promise<FoundProfile[]> =>
  addressesOf(settings).map(address => ({
    key: address,
    name: settings.senderName || address,
    handle: address,
  }))
