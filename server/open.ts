/** Wires the rooms of a running installation, from the log to the HTTP server; the same for main and for tests. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { acknowledgementTimers, followAcknowledgements } from '#acknowledgements'
import { type ApiSettings, type App, channelName, openServer, placeOf, type World } from '#api'
import { keepLooking, onUnderstood } from '#alerts'
import type { Channel } from '#channel'
import { followCases } from '#cases'
import { conversationTimers, followLog } from '#conversations'
import { openPictures } from '#customers'
import { type Database, openLeases } from '#db'
import { followDeadlines, keepTime } from '#deadlines'
import { keepPromises, onUnsaid } from '#promises'
import { openDelivery, openTyping } from '#delivery'
import { countConversations } from '#desk'
import { draftTimers, onMessageReceived } from '#drafts'
import { followFacts, keepFacts } from '#facts'
import { openFiles } from '#files'
import { incidentTasks, onMerged } from '#incidents'
import { forgetDeleted, openIntake } from '#intake'
import { type Clock, second } from '#lib'
import { openReader, prepareJobs, runJobs, runReactions, runTimers, runUpkeep } from '#log'
import { onWritten } from '#mentions'
import { keepStraySignals } from '#messages'
import { forgetNotifications, onTold } from '#notifications'
import { onSurge } from '#notice-drafts'
import { onPraised } from '#praise'
import { eraseJob, eraseTask, keepErasing } from '#privacy'
import { keepAsking, onUnderstood as onReadable, openReach } from '#providers'
import { onProfileChanged, publishingTasks } from '#publishing'
import { onNotified, onOffered, openPushKeys, pushTasks, pushTimers } from '#push'
import { keepLearning, onClosed } from '#proposed-reasons'
import { followTraces, runTraceBackfill } from '#likely-links'
import { followReadings, openReadingThread, readEarlier, type ReadingThread } from '#readings'
import { onMessageFailed } from '#replies'
import { keepRereading } from '#rereads'
import {
  type Directory,
  followChanges,
  healthNotes,
  keepChecking,
  openContexts,
  openDirectory,
  openGuardedFetch,
  openVault,
} from '#profiles'
import { keepLookingForSuspects } from '#suspects'
import { followForSearch, runBackfill, runSpelling } from '#search'
import { openAccounts } from '#sign-in'
import { followTeams } from '#teams'
import { forgetSignIns } from '#vendor-sign-in'
import { keepViews, viewTasks, viewTimers } from '#views'
import { keepEngines } from '#routing'
import { followWorkforce, keepPresence } from '#workforce'
import { proveVault, readKeys } from './open-secret.ts'

export type OpenSettings = ApiSettings & {
  /** At this program's version already. Whoever opened it closes it, after `stop`. */
  database: Database
  channels: ReadonlyMap<string, Channel>
  /** The secret of the installation where it is not in the folder. */
  secret?: string
  /** The address while the first run has not set one. */
  usualAddress: () => string
  /** An address decided outside, which wins over the one that was set. */
  fixedAddress?: string
  /** In the place of a thread of its own; whoever opened it closes it, after `stop`. */
  reading?: ReadingThread
  /** Proves that whoever sets it up from elsewhere can read the terminal. */
  setUpToken?: string
  now: Clock
  log: Logger
}

export type Sobremesa = {
  /** Ready; the caller lets it listen. */
  app: App
  world: World
  /** Answers what has been asked, finishes what has begun, and lets go of everything but the database. */
  stop(): Promise<void>
}

/** @throws Fault secret.too-short, secret.other */
export async function openSobremesa(given: OpenSettings): Promise<Sobremesa> {
  const { database, channels, now, log } = given
  const stopping = new AbortController()
  const { signal } = stopping
  const failed = (error: unknown) => log.error({ err: error }, 'failed')
  const keys = readKeys(given.folder, given.secret)
  const vault = openVault(keys.vault)
  await Promise.all([proveVault(database, vault), prepareJobs(database)])
  const pushKeys = await openPushKeys(database, vault)

  const leases = openLeases(database)
  const reader = await openReader(database, signal, failed)
  const from = reader.head
  const directory = await openDirectory(database, channels, vault, failed)
  const health = healthNotes(database, failed)
  const guarded = openGuardedFetch(given.allowsPrivateAddresses ? { isOpen: () => true } : {})
  const pictures = openGuardedFetch({
    ...(given.allowsPrivateAddresses && { isOpen: () => true }),
    ...{ maxBytes: 5_000_000, timeoutMs: 8 * second },
  })
  const reach = openReach({
    localHosts: given.modelHosts ?? [],
    allowsPrivateAddresses: given.allowsPrivateAddresses,
  })
  const accounts = await openAccounts({
    database,
    secret: keys.cookies,
    publicAddress: given.usualAddress,
    ...(given.fixedAddress === undefined ? {} : { fixedAddress: given.fixedAddress }),
    ...(given.setUpToken === undefined ? {} : { setUpToken: given.setUpToken }),
    now,
    failed,
  })
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })

  const contexts = openContexts({
    ...{ database, vault, fetch: guarded.fetch, lookup: guarded.lookup, publicAddress: accounts.publicAddress, now },
  })
  const files = openFiles(database, {
    ...{ folder: filesFolder(given.folder), key: keys.files, publicAddress: accounts.publicAddress },
    ...{ directory, contexts, now, failed },
  })
  const intake = openIntake({ database, leases, directory, health, files, contexts, now, failed }, signal)

  const reading = given.reading ?? openReadingThread()

  const delivery = openDelivery({ database, leases, directory, files, health, contexts, now, failed })
  const reactions = [
    ...[
      followTeams,
      onProfileChanged,
      followLog,
      followCases,
      onMerged,
      onMessageFailed,
      onWritten,
      onUnsaid,
      countConversations,
      keepViews(now),
      followReadings(reading.read, now),
    ],
    followDeadlines(paceOf(channels)),
    followAcknowledgements,
    ...[onReadable(now), onClosed, onUnderstood, onSurge, onPraised],
    followWorkforce,
    ...[
      delivery.reaction,
      onMessageReceived(now),
      forgetDeleted,
      followForSearch,
      followTraces(now),
      followFacts(now),
      onTold,
      onNotified,
      onOffered,
    ],
  ]
  const { lag } = runReactions(database, reader, leases, reactions, signal, failed)

  const world: World = {
    ...{
      database,
      accounts,
      directory,
      files,
      pictures: openPictures({ database, fetch: pictures.fetch, now }),
      intake,
      leases,
      reader,
      channels,
      vault,
      pushKeys,
      health,
      metrics,
      now,
      log,
    },
    ...{ reactions, lag },
    tellTyping: openTyping({ database, directory, contexts, now }),
    contexts,
    reach,
    fetch: guarded.fetch,
    settings: given,
  }
  const app = await openServer(world)
  const running = [
    followChanges(directory, reader, from, signal, failed),
    runUpkeep(database, leases, now, signal, failed),
    keepStraySignals(database, leases, now, signal, failed),
    forgetSignIns(database, leases, now, signal, failed),
    runTimers(
      database,
      leases,
      {
        ...{
          ...conversationTimers(now),
          ...draftTimers(now, placeOf({ directory })),
          ...pushTimers(now),
          ...viewTimers,
        },
        ...acknowledgementTimers({ placeOf: placeOf({ directory }), languageOf: languageOf(directory), now }),
      },
      now,
      signal,
      failed,
    ),
    runJobs(
      database,
      leases,
      {
        ...publishingTasks({ database, directory, contexts, now, failed }),
        ...pushTasks({
          ...{ database, vault, keys: pushKeys, fetch: guarded.fetch, failed, now },
          publicAddress: accounts.publicAddress,
        }),
        ...incidentTasks({ database, placeOf: placeOf({ directory }), channelName: channelName({ channels }), now }),
        ...files.tasks,
        ...intake.tasks,
        ...viewTasks(database, now),
        [eraseTask]: eraseJob({ database, forget: intake.forget, now }),
      },
      signal,
      failed,
    ),
    forgetNotifications(database, leases, now, signal, failed),
    keepLearning(database, leases, now, signal, failed),
    keepLooking(database, leases, now, signal, failed),
    keepFacts(database, leases, now, signal, failed),
    keepErasing(database, leases, signal, failed),
    keepPromises(database, leases, now, signal, failed),
    keepTime(database, leases, now, signal, failed),
    keepPresence(database, leases, now, signal, failed),
    keepEngines({ database, reader, channelOf: kind => channels.get(kind)?.can, now, failed }, leases, signal),
    keepLookingForSuspects(database, leases, now, signal, failed),
    files.upkeep(leases, signal),
    delivery.run(signal),
    keepChecking({ leases, directory, contexts, health, now, failed }, signal),
    keepRereading({ database, leases, directory, contexts, now, failed }, signal),
    intake.done,
    keepAsking({ database, leases, vault, reach, now, failed }, signal),
    readEarlier({ database, leases, read: reading.read, now, failed }, signal),
    runBackfill(database, leases, signal, failed),
    runSpelling(database, leases, signal, failed),
    runTraceBackfill(database, leases, now, signal, failed),
  ]

  return {
    app,
    world,
    async stop() {
      await app.close()
      stopping.abort()
      await Promise.all(running)
      await health.flush()
      guarded.close()
      pictures.close()
      reach.close()
      await leases.close()
      if (given.reading === undefined) await reading.close()
    },
  }
}

/** Where files are kept, under the folder of the installation. */
const filesFolder = (folder: string) => join(folder, 'files')

/** In which language an account speaks. */
const languageOf = (directory: Directory) => (profileId: string) =>
  directory.profile(profileId)?.profile.language ?? 'es'

/** Whoever calls, or has our page open, is there and waits. */
const paceOf = (channels: ReadonlyMap<string, Channel>) => (channel: string) =>
  channel === 'web-chat' || channels.get(channel)?.can.place === 'voice' ? 'live' : 'later'
