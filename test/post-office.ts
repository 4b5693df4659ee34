import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Who } from '#accounts'
import { type Arrival, receive } from '#arrivals'
import type { Channel } from '#channel'
import { channels as register } from '#channels'
import { refOf } from '#customers'
import { openDatabase, openLeases } from '#db'
import { type Delivery, openDelivery } from '#delivery'
import { openFiles } from '#files'
import { newId, pause } from '#lib'
import { openReader, prepareJobs, runReactions } from '#log'
import { messageRef, messagesOf, showMessage, threadIdOf } from '#messages'
import { reply, retry, withdraw } from '#replies'
import { addProfile, healthNotes, openContexts, openDirectory, openGuardedFetch, openVault } from '#profiles'
import type { Message, MessageState } from '#protocol'
import { createDatabase, type Place } from './cluster.ts'

export type Route = { workspaceId: string; connectionId: string; profileId: string; channel: string }
export type Talk = Route & { conversationId: string }

type Options = {
  /** Channels beside those of the register. */
  channels?: readonly Channel[]
  /** A database that somebody else made, and what opens its secrets. */
  there?: { connection: Place; key: string }
}

/**
 * The rooms down to delivery, without those around them: messages are written and settled by conversations, and go out
 * to stand-ins. The clock stands still until it is moved.
 */
export async function openPostOffice({ channels: more = [], there }: Options = {}) {
  const made = there ? undefined : await createDatabase()
  const connection = there?.connection ?? made!.connection
  const key = there?.key ?? randomBytes(32).toString('base64')
  const database = openDatabase(connection, { size: 6 })
  if (!there) await prepareJobs(database)
  const channels = new Map([...register, ...more.map(each => [each.id, each] as const)])
  const vault = openVault(Buffer.from(key, 'base64'))
  const directory = await openDirectory(database, channels, vault)
  const guarded = openGuardedFetch({ isOpen: () => true })
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-post-'))
  const faults: unknown[] = []
  const failed = (error: unknown) => void faults.push(error)
  let at = Date.now()
  const now = () => at
  const publicAddress = () => 'https://brand.example'
  const contexts = openContexts({ database, vault, fetch: guarded.fetch, publicAddress, now })
  const files = openFiles(database, {
    folder,
    key: randomBytes(32),
    publicAddress,
    directory,
    contexts,
    now,
  })
  const health = healthNotes(database)
  const stop = new AbortController()
  const reader = await openReader(database, stop.signal, failed)
  const leases = openLeases(database)
  const delivery = openDelivery({
    database,
    leases,
    directory,
    health,
    files,
    contexts,
    now,
    steady: now,
    failed,
  })
  let running: Promise<void> | undefined
  const machine = (workspaceId: string): Who => ({ kind: 'machine', workspaceId })
  const placeOf = (profileId: string) => {
    const found = directory.profile(profileId)
    return found && { can: found.connected.channel.can, disabled: found.profile.disabled }
  }
  const messageOf = async ({ workspaceId }: Pick<Route, 'workspaceId'>, id: string): Promise<Message | undefined> => {
    const [facts] = await database.app(workspaceId, tx => messagesOf(tx, [{ workspaceId, id }]))
    return facts && showMessage(facts)
  }

  return {
    ...{ connection, key, database, directory, files, health, leases, delivery, faults },
    clock: {
      now,
      /** Moves the clock on; what has become due goes out. */
      advance(ms: number) {
        at += ms
        delivery.look()
      },
    },
    /** Follows the log and sends what is due, from now on. */
    run() {
      runReactions(database, reader, leases, [delivery.reaction], stop.signal, failed)
      running = delivery.run(stop.signal)
    },
    async connect(settings: Record<string, string>, { channel = 'api', workspaceId = newId() } = {}): Promise<Route> {
      const profile = { channel, name: 'Puerta', function: 'service', language: 'es', settings } as const
      const { id, connectionId } = await database.app(workspaceId, tx =>
        addProfile(tx, machine(workspaceId), profile, { channels, vault, now: at }),
      )
      await directory.reload()
      return { workspaceId, connectionId, profileId: id, channel }
    },
    /** A customer writes; the conversation that it opens. */
    async says(route: Route, by = 'marta', text = '¿Hola?'): Promise<Talk> {
      const { workspaceId, profileId, channel } = route
      const ref = refOf(channel, profileId, by)
      const externalId = newId()
      const from = { workspaceId, ref, channel, externalId: by, name: by }
      const arrival: Arrival = {
        ...{
          workspaceId,
          profileId,
          channel,
          from,
          externalId,
          text,
          lane: by,
          threadId: threadIdOf(profileId, by, ref),
        },
        ...{
          ref: messageRef(profileId, externalId),
          kind: 'text',
          parts: [],
          visibility: 'private',
          echo: false,
          historic: false,
        },
        ...{ at, receivedAt: at },
      }
      const [received] = await database.engine(tx => receive(tx, [arrival], at))
      return { ...route, conversationId: received!.conversationId }
    },
    async replies(
      { workspaceId, conversationId }: Talk,
      text: string,
      { holdMs = 0, files: attached = [] as string[] } = {},
    ): Promise<string> {
      const id = newId()
      const written = {
        id,
        conversationId,
        text,
        files: attached,
        visibility: 'private' as const,
        holdMs,
        now: at,
        placeOf,
      }
      await database.app(workspaceId, tx => reply(tx, machine(workspaceId), written))
      return id
    },
    withdraws: ({ workspaceId }: Route, id: string) =>
      database.app(workspaceId, tx => withdraw(tx, machine(workspaceId), { messageId: id, now: at })),
    retries: ({ workspaceId }: Route, messageId: string) =>
      database.app(workspaceId, tx => retry(tx, machine(workspaceId), { messageId, now: at, placeOf })),
    message: messageOf,
    /** Resolves when the message stands so. */
    async becomes(route: Pick<Route, 'workspaceId'>, id: string, state: MessageState): Promise<Message> {
      for (;;) {
        const { head } = reader
        const message = await messageOf(route, id)
        if (message?.state === state) return message
        await reader.moved(head, stop.signal)
      }
    },
    /** Lets time pass until what is waited for has come. */
    async timePasses<T>(awaited: Promise<T>): Promise<T> {
      const passing = setInterval(() => {
        at += 1000
        delivery.look()
      }, 10)
      return awaited.finally(() => clearInterval(passing))
    },
    /** Resolves when the outbox is as the test wants it. */
    async outbox(isSo: (rows: OutboxRow[]) => boolean): Promise<OutboxRow[]> {
      for (;;) {
        const rows = await database.engine(tx => tx.query<OutboxRow>(outboxQuery))
        if (isSo(rows)) return rows
        await pause(5)
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await health.flush()
      guarded.close()
      await leases.close()
      await database.close()
      await made?.[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
export type OutboxRow = {
  workspaceId: string
  messageId: string
  state: string
  attempts: number
  asked: number | null
  dueAt: number
}
export type { Delivery }

const outboxQuery = `select workspace_id as "workspaceId", message_id as "messageId", state, attempts, asked, due_at as "dueAt" from outbox order by number`
