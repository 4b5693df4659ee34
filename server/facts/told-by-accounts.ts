import type { Account } from './store.ts'
import type { Told } from './lines.ts'

/** Names under which channels tell what is a fact of ours. */
const ours: Record<string, string> = { timeZone: 'time-zone' }

/** What the channels tell of a person's accounts now: it is not kept twice. Pure. */
export function toldByAccounts(accounts: readonly Account[]): Told[] {
  return accounts.flatMap(({ id, channel, name, known }) =>
    Object.entries({ name, ...known }).flatMap(([word, value]) =>
      value === ''
        ? []
        : {
            ...{
              id: null,
              identityId: id,
              kind: ours[word] ?? word,
              value,
              isDenied: false,
              source: 'platform' as const,
            },
            ...{ channel, by: null, messageId: null, at: null, confidence: 1, basis: 'contract' as const },
            ...{ purpose: null, endsAt: null },
          },
    ),
  )
}
