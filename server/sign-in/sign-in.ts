import { type Auth, betterAuth, type BetterAuthOptions } from 'better-auth'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from '#db'
import { day, newId, second } from '#lib'
import type { Attempts } from './attempts.ts'
import { cookiePrefix } from './session-cookie.ts'

/** Sign-in, sessions and passwords by better-auth, over our tables. One for plain cookies, one for secure ones. */
export type SignIn = { plain: Auth; secure: Auth }

type Means = { database: Database; secret: string; attempts: Attempts; failed: (error: unknown) => void }

/** The header by which our server tells the address of who asks; whatever came under that name is dropped before. */
export const addressHeader = 'x-sobremesa-address'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
const inSeconds = (ms: number) => ms / second

export function openSignIn(means: Means): SignIn {
  const tables = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: means.database.enginePool }) })
  const make = (useSecureCookies: boolean) => betterAuth(options(means, tables, useSecureCookies)) as unknown as Auth
  return { plain: make(false), secure: make(true) }
}

function options(
  { secret, attempts, failed }: Means,
  db: Kysely<unknown>,
  useSecureCookies: boolean,
): BetterAuthOptions {
  return {
    appName: 'Sobremesa',
    baseURL: 'http://localhost',
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { log: (level, message) => void (level === 'error' && failed(new Error(message))) },
    database: { db, type: 'postgres' },
    ...ourTables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      revokeSessionsOnPasswordReset: true,
    },
    rateLimit: {
      enabled: true,
      // By address; an office shares one. Each account has a limit of its own (password.ts).
      customRules: { '/sign-in/email': { window: 60, max: 30 } },
      customStorage: {
        async consume(key, { max, window }) {
          const retryAfter = attempts.count(key, { max, windowMs: window * second })
          return { allowed: retryAfter === undefined, retryAfter: retryAfter ?? null }
        },
      },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies,
      // Cookies count only on pages of ours: asked before a request gets here, for all that changes anything.
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
  }
}

const ourTables = {
  user: {
    modelName: 'people',
    fields: { emailVerified: 'email_verified', ...times },
    additionalFields: { language: { type: 'string', input: false, defaultValue: 'es' } },
  },
  session: {
    modelName: 'sessions',
    fields: {
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
    expiresIn: inSeconds(30 * day),
    updateAge: inSeconds(day),
  },
  account: {
    modelName: 'sign_ins',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
} as const satisfies Partial<BetterAuthOptions>
