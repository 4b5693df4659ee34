import type { Database, Statement } from '#db'
import type { Directory } from '#profiles'
import { nothing } from './redact-body.ts'
import { redactJob, settledPlaces } from './redact.ts'
import { saveBody } from './redact-store.ts'
import { findEnvelope } from './envelopes.ts'

type Means = { database: Database; directory: Directory }

/** Takes whoever is forgotten out of what platforms sent. */
export type Forget = {
  /** The envelopes that brought a message of theirs. @throws while one of them is still being taken apart */
  message(workspaceId: string, messageId: string): Promise<void>
  /** All others in which their account is named, as far as they are kept. */
  account(workspaceId: string, externalId: string): Promise<void>
}

/**
 * An envelope in which somebody stands who is forgotten is emptied whole, for it names them in many places; what others said
 * in it is stored long since. Where something in it waits to be replayed, only their words are taken out.
 */
export function openForget(means: Means): Forget {
  const { database } = means
  const redact = redactJob(means)
  const empty = async (workspaceId: string, number: number): Promise<boolean> => {
    if ((await database.once<{ is: boolean }>(parked, [workspaceId, number])).length > 0) return false
    const envelope = await findEnvelope(database, workspaceId, number)
    if (envelope) await saveBody(database, envelope, nothing)
    return true
  }
  return {
    async message(workspaceId, messageId) {
      const places = await settledPlaces(database, workspaceId, messageId)
      const isEmptied = []
      for (const { number } of places) isEmptied.push(await empty(workspaceId, number))
      if (isEmptied.includes(false)) await redact({ workspaceId, messageId }, { number: 1, last: false })
    },
    async account(workspaceId, externalId) {
      if (externalId.length < telling) return
      const written = [
        ...new Set([externalId, encodeURIComponent(externalId), JSON.stringify(externalId).slice(1, -1)]),
      ]
      for (let after = 0; ;) {
        const [slice] = await database.once<{ upTo: number | null }>(reaching, [workspaceId, after])
        if (!slice || slice.upTo === null) return
        for (const word of written) {
          const values = [workspaceId, after, slice.upTo, Buffer.from(word)]
          for (const { number } of await database.once<{ number: number }>(naming, values))
            await empty(workspaceId, number)
        }
        after = slice.upTo
      }
    },
  }
}

// Shorter names stand in others by chance; their messages lead to them.
const telling = 5

const parked: Statement = {
  name: 'intake-parked-in',
  text: `select true as is from parked_envelopes where workspace_id = $1 and envelope = $2 and settled_at is null limit 1`,
}

const reaching: Statement = {
  name: 'intake-forget-slice',
  text: `select max(number)::float8 as "upTo" from (
    select number from envelopes where workspace_id = $1 and number > $2 order by number limit 1000) one`,
}

// Those that are not taken apart yet bring somebody new.
const naming: Statement = {
  name: 'intake-forget-naming',
  text: `select e.number::float8 as number from envelopes e join watermarks w on w.workspace_id = e.workspace_id and w.connection_id = e.connection_id
    where e.workspace_id = $1 and e.number > $2 and e.number <= $3 and e.number <= w.number and position($4::bytea in e.body) > 0`,
}
