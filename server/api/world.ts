import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Channel } from '#channel'
import type { Pictures } from '#customers'
import type { Database, Leases } from '#db'
import type { Files } from '#files'
import type { Intake } from '#intake'
import type { Clock } from '#lib'
import type { Reaction, Reader } from '#log'
import type { Contexts, Directory, HealthNotes, Vault } from '#profiles'
import type { Reach } from '#providers'
import type { PushKeys } from '#push'
import type { Accounts } from '#sign-in'

/** All that a request may need, wired once at the start. */
export type World = {
  database: Database
  accounts: Accounts
  directory: Directory
  files: Files
  pictures: Pictures
  intake: Intake
  leases: Leases
  reader: Reader
  /** The rooms that hear the log: what one of them could not take is given to it again. */
  reactions: readonly Reaction[]
  channels: ReadonlyMap<string, Channel>
  vault: Vault
  pushKeys: PushKeys
  /** For addresses that other people chose: see openGuardedFetch. */
  fetch: typeof fetch
  contexts: Contexts
  /** How models of others are reached. */
  reach: Reach
  health: HealthNotes
  /** Shows the customer, on their platform, that somebody writes. */
  tellTyping: (place: { workspaceId: string; conversationId: string }) => Promise<void>
  settings: ApiSettings
  metrics: Registry
  now: Clock
  log: Logger
  /** How far each room is behind the log, in events. */
  lag?: () => Record<string, number>
}

export type ApiSettings = {
  version: string
  /** Where the installation keeps its files; told to whoever sets it up. */
  folder: string
  /** The built console; nothing is served when it is not there. */
  webFolder: string
  /** Addresses of proxies whose forwarding headers count: as Fastify's `trustProxy` takes them. */
  trustProxy: boolean | string[]
  /** Whether channels may call loopback and private networks. */
  allowsPrivateAddresses: boolean
  /** Models that stand near by and may be asked without https: `localhost:11434`. */
  modelHosts?: readonly string[]
  /** Whether others than this machine can reach it, as far as its settings say: then the first run asks for its token. */
  isReachable?: boolean
  /** Who may read /metrics from elsewhere than this machine. */
  metricsToken?: string
  /** Answers are checked against their schema before they go out: tests only. */
  checksAnswers: boolean
}

/** The server with zod schemas: what a noun registers its methods on. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What each noun exports as `register`. It runs in a scope of its own: hooks and parsers stay inside. */
export type Noun = (app: App, world: World) => void | Promise<void>
