import type { Database } from '#db'
import { pause } from '#lib'
import { addJob, type JobTasks, type Reaction } from '#log'
import type { MessageEvent } from '#messages'
import type { Directory } from '#profiles'
import { type Envelope, findEnvelope } from './envelopes.ts'
import { nothing, type Parse, redactBody, saidIn } from './redact-body.ts'
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
    const places = await settledPlaces(database, workspaceId, messageId)
    const said = new Set<string>()
    for (const { number, externalId } of places) {
      const opened = await open({ database, directory }, workspaceId, number)
      if (opened?.parse) saidIn(rawOf(opened.envelope), opened.parse, externalId).forEach(words => said.add(words))
    }
    // Those that know best what it said come last: a job that broke off finds it there again.
    for (const { number, externalId } of places.toReversed()) {
      const opened = await open({ database, directory }, workspaceId, number)
      if (!opened) continue
      const { envelope, parse } = opened
      await saveBody(database, envelope, parse ? redactBody(rawOf(envelope), parse, externalId, said) : nothing)
    }
  }

type Opened = { envelope: Envelope; parse?: Parse }

/** An envelope, and how it is read, where its channel is still there. */
async function open({ database, directory }: Means, workspaceId: string, number: number): Promise<Opened | undefined> {
  const envelope = await findEnvelope(database, workspaceId, number)
  const connected = envelope && directory.find(envelope.connectionId)
  if (!connected) return envelope && { envelope }
  return { envelope, parse: raw => connected.channel.parse(raw, connected.settings) }
}

const tries = 20
const pollMs = 100

/** What stands beside it in an envelope and is not stored yet must stay readable until it is. @throws when that lasts: the job is done again */
export async function settledPlaces(database: Database, workspaceId: string, messageId: string): Promise<Place[]> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const places = await placesOf(database, workspaceId, messageId)
    if (places.every(({ isDone }) => isDone)) return places
    await pause(pollMs)
  }
  throw new Error('An envelope of a deleted message is still being taken apart')
}
