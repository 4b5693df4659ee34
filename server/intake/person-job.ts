import { learn } from '#customers'
import type { Database, Tx } from '#db'
import { cleanText, second } from '#lib'
import { addJob, type JobTasks } from '#log'
import type { Contexts, Directory } from '#profiles'

export const personTask = 'intake.person'

/** Somebody who wrote without a name; `ref` names the account here, `externalId` at the platform. */
export type Nameless = {
  workspaceId: string
  connectionId: string
  profileKey: string
  ref: string
  channel: string
  externalId: string
}

/** Orders what the platform knows of them; the job exists exactly when the message does. */
export const askForPerson = (tx: Tx, nameless: Nameless): Promise<void> =>
  addJob(tx, personTask, nameless, { key: `person:${nameless.workspaceId}:${nameless.ref}`, attempts: 5 })

type Means = { database: Database; directory: Directory; contexts: Contexts }

const patienceMs = 20 * second
const longestName = 200

/** Asks the platform who somebody is, and writes down what it says. */
export const personJob =
  ({ database, directory, contexts }: Means): JobTasks[string] =>
  async payload => {
    const { workspaceId, connectionId, profileKey, ref, channel, externalId } = payload as Nameless
    const connected = directory.find(connectionId)
    const ctx = connected && contexts(connected, AbortSignal.timeout(patienceMs))
    const found = await connected?.channel.person?.(externalId, profileKey, ctx!)
    if (!found) return
    const { handle, picture, language } = found
    const name = cleanText(found.name ?? '').slice(0, longestName)
    const stranger = { workspaceId, ref, channel, externalId, name, handle, picture, language }
    await database.engine(tx => learn(tx, stranger))
  }
