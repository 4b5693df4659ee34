import type { Raw } from '#channel'
import type { Database } from '#db'
import { pause } from '#lib'
import { addJob, type JobTasks, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import type { Directory } from '#profiles'
import { findEnvelope } from './envelopes.ts'
import { redactBody } from './redact-body.ts'
import { type Place, placesOf, saveBody } from './redact-store.ts'
import { rawOf } from './take-apart.ts'

export const redactTask = 'intake.redact'

/** What its writer has deleted is gone from what the platform sent, too: ordered with the deletion, done a moment later. */
export const forgetDeleted: Reaction = {
  room: 'intake',
  kinds: ['message.deleted' satisfies MessageEvent],
  async react(tx, events) {
    for (const { workspaceId, subjectId: messageId } of events)
      await addJob(tx, redactTask, { workspaceId, messageId }, { key: `${redactTask}:${workspaceId}:${messageId}` })
  },
}

type Means = { database: Database; directory: Directory }

/** Takes a deleted message out of its envelopes. */
export const redactJob =
  ({ database, directory }: Means): JobTasks[string] =>
  async payload => {
    const { workspaceId, messageId } = payload as { workspaceId: string; messageId: string }
    let said: ReadonlySet<string> = new Set()
    for (const { number, externalId } of await settledPlaces(database, workspaceId, messageId)) {
      const envelope = (await findEnvelope(database, workspaceId, number))!
      const connected = directory.find(envelope.connectionId)
      const parse = (raw: Raw) => connected?.channel.parse(raw, connected.settings) ?? []
      const redacted = redactBody(rawOf(envelope), parse, externalId, said)
      said = redacted.said
      await saveBody(database, envelope, redacted.body)
    }
  }

const tries = 20
const pollMs = 100

/** What stands beside it in an envelope and is not stored yet must stay readable until it is. @throws when that lasts: the job is done again */
async function settledPlaces(database: Database, workspaceId: string, messageId: string): Promise<Place[]> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const places = await placesOf(database, workspaceId, messageId)
    if (places.every(({ isDone }) => isDone)) return places
    await pause(pollMs)
  }
  throw new Error('An envelope of a deleted message is still being taken apart')
}
