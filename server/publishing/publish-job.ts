import type { PublicCard, Publication, Published } from '#channel'
import type { Database } from '#db'
import { asError, cleanText, type Clock, second } from '#lib'
import { append, type JobTasks } from '#log'
import { awaitsAccounts, type Connected, type Contexts, type Directory } from '#profiles'
import type { PublishingEvent } from './events.ts'
import { publishTask } from './order.ts'
import { claimCard, letGo, type Place, setStanding, setState } from './store.ts'
import { asPublicCard, type CardRow, keptIn, standingIn } from './tables.ts'

type Means = {
  database: Database
  directory: Directory
  contexts: Contexts
  now: Clock
  failed: (error: unknown) => void
}

const patienceMs = 30 * second
const longestSaid = 500

export const publishingTasks = (means: Means): JobTasks => ({ [publishTask]: publishJob(means) })

/** Brings a platform's own profile up to what is kept here. Once it is, running it again changes nothing. */
const publishJob =
  (means: Means): JobTasks[string] =>
  async (payload, attempt) => {
    const place = payload as Place
    const { database, directory, now } = means
    // The process may have been told of the profile by somebody else a moment ago.
    await directory.reload()
    const found = directory.profile(place.profileId)
    const publish = found?.connected.channel.publish
    if (!found || !publish || awaitsAccounts(found.connected)) return
    const claimed = { until: now() + 2 * patienceMs, now: now() }
    const row = await database.engine(tx => claimCard(tx, place, claimed))
    if (!row) throw new Error('Somebody else writes on this profile')
    const card = row.isPublished ? asPublicCard(keptIn(row), found.profile.language) : undefined
    const published = await ask(means, found.connected, publicationOf(row, found.profile.key, card))
    await settle(means, place, published, { card, row, until: claimed.until, isLast: attempt.last })
    if (published.kind === 'retry' && !attempt.last) throw new Error(`Not yet: ${published.code}`)
  }

function publicationOf(row: CardRow, profileKey: string, card: PublicCard | undefined): Publication {
  const before = standingIn(row)
  return { profileKey, ...(card && { card }), ...(before && { before }) }
}

async function ask({ contexts, failed }: Means, connected: Connected, publication: Publication): Promise<Published> {
  const { channel } = connected
  try {
    return await channel.publish!(publication, contexts(connected, AbortSignal.timeout(patienceMs)))
  } catch (error) {
    failed(new Error(`Publishing on ${channel.id} threw`, { cause: asError(error) }))
    return { kind: 'retry', after: patienceMs, code: 'unreachable' }
  }
}

type Outcome = { card: PublicCard | undefined; row: CardRow; until: number; isLast: boolean }

async function settle(
  { database, now }: Means,
  place: Place,
  published: Published,
  { card, row, until, isLast }: Outcome,
) {
  const state = published.kind === 'retry' ? (isLast ? 'refused' : 'waiting') : published.kind
  const why = {
    code: 'code' in published ? published.code : null,
    over: 'over' in published ? (published.over ?? null) : null,
    said: 'text' in published && published.text ? cleanText(published.text).slice(0, longestSaid) : null,
  }
  await database.engine(async tx => {
    const kept = await letGo(tx, place, until)
    if (!kept) return
    if (published.kind === 'published') await setStanding(tx, place, card ? JSON.stringify(card) : null)
    // What has been kept meanwhile is still on its way, by an order of its own.
    if (kept.card === row.card && kept.isPublished === row.isPublished)
      await setState(tx, place, { state, ...why }, now())
    const { workspaceId, profileId: subjectId } = place
    await append(tx, [{ workspaceId, kind: 'publication.changed' satisfies PublishingEvent, subjectId }])
  })
}
