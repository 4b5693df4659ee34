import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '#lib'

/** What is decided before the server starts, from flags and the environment; a flag wins. */
export type Settings = {
  /** Everything that is kept on disk, absolute. */
  folder: string
  host: string
  /** Whether the port was asked for by name: then no other will do. */
  port: { number: number; isChosen: boolean }
  /** Somebody else's PostgreSQL; without it we run our own in the folder. */
  databaseUrl?: string
  /** The language of the terminal. */
  language: 'es' | 'en'
  /** Seals the secrets of channels and signs cookies, where it is not the folder's own key (secret.key). */
  secret?: string
  /** Where the world reaches us, when that is not for the console to say. */
  address?: string
  /** Addresses of the proxies before us: only their forwarding headers count. */
  proxies: string[]
  /** Whether channels may call this machine and private networks. */
  allowsPrivateAddresses: boolean
  /** Models that stand near by and may be asked without https: host and port, such as `localhost:11434`. */
  modelHosts: string[]
  /** Opens /metrics from elsewhere than this machine. */
  metricsToken?: string
}

const usualPort = 4600

/** Reads the settings. Faults: start.unknown-flag, start.bad-port. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv, folder = resolve('data')): Settings {
  const flags = readFlags(args)
  const port = flags.port ?? env.PORT
  return {
    folder: resolve(flags.data ?? env.SOBREMESA_DATA ?? folder),
    host: env.HOST ?? '127.0.0.1',
    port: port === undefined ? { number: usualPort, isChosen: false } : { number: portOf(port), isChosen: true },
    ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}),
    language: languageOf(env),
    ...(env.SOBREMESA_SECRET ? { secret: env.SOBREMESA_SECRET } : {}),
    ...(env.SOBREMESA_ADDRESS ? { address: env.SOBREMESA_ADDRESS } : {}),
    proxies: listed(env.SOBREMESA_PROXIES),
    modelHosts: listed(env.SOBREMESA_MODEL_HOSTS).map(host => host.toLowerCase()),
    allowsPrivateAddresses: env.SOBREMESA_PRIVATE_ADDRESSES === 'yes',
    ...(env.SOBREMESA_METRICS_TOKEN ? { metricsToken: env.SOBREMESA_METRICS_TOKEN } : {}),
  }
}

const listed = (text = ''): string[] => text.split(',').flatMap(each => each.trim() || [])

function readFlags(args: string[]): { port?: string; data?: string } {
  try {
    return parseArgs({ args, options: { port: { type: 'string' }, data: { type: 'string' } } }).values
  } catch (error) {
    throw new Fault('start.unknown-flag', 400, { flags: args.join(' ') }, error)
  }
}

function portOf(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Fault('start.bad-port', 400, { port: text })
  return number
}

/** As POSIX reads it: the first of these that says something. */
export function languageOf(env: NodeJS.ProcessEnv): 'es' | 'en' {
  const tag = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(value => value)
  return tag?.startsWith('es') ? 'es' : 'en'
}
