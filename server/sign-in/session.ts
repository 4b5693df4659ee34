import type { Database } from '#db'
import { Fault } from '#lib'
import type { SessionCard } from '#protocol'
import { type Asked, isSecure, networkOf } from './asked.ts'
import type { SignedIn } from './identify.ts'
import type { Passwords } from './password.ts'
import { forgetting, sessionToken } from './session-cookie.ts'
import { addressHeader, type SignIn } from './sign-in.ts'
import * as store from './store-sessions.ts'
import { tellEnded } from './tell-ended.ts'

/** The values of `Set-Cookie` that go with an answer. */
export type Cookies = string[]

export type Sessions = {
  /**
   * Signs in by e-mail and password. Tries are limited by address and by account.
   * @throws Fault sign-in.wrong (401), too-many (429, with seconds)
   */
  signIn(asked: Asked, given: { email: string; password: string }): Promise<{ personId: string; cookies: Cookies }>
  /** Ends the session of the cookie, if there is one. */
  signOut(asked: Asked): Promise<Cookies>
  /** Puts off the end of a session in use; at most once a day. */
  renew(asked: Asked): Promise<Cookies>
  sessions(person: SignedIn): Promise<SessionCard[]>
  /** @throws Fault not-found (404) */
  endSession(person: SignedIn, id: string): Promise<void>
  endOtherSessions(person: SignedIn): Promise<void>
}

type Means = { database: Database; secret: string; signIn: SignIn; passwords: Passwords; publicAddress: () => string }

export function openSessions({ database, secret, signIn, passwords, publicAddress }: Means): Sessions {
  return {
    async signIn(asked, { email, password }) {
      const auth = isSecure(asked, publicAddress()) ? signIn.secure : signIn.plain
      const signed = await passwords.guarded({ email, from: networkOf(asked.ip) }, async () => {
        const answer = await auth.handler(requestTo('sign-in/email', asked, { email, password }))
        if (isWrong(answer.status)) return undefined
        if (!answer.ok) {
          // It keeps to itself what went wrong; if it was the database, this says so.
          await database.engine(tx => tx.query('select 1'))
          throw await faultOf(answer)
        }
        const { user } = (await answer.json()) as { user: { id: string } }
        return { personId: user.id, cookies: answer.headers.getSetCookie() }
      })
      await database.engine(async tx => tellEnded(tx, await store.forgetOldSessions(tx, signed.personId)))
      return signed
    },
    async signOut(asked) {
      const found = sessionToken(asked.headers.cookie, secret)
      if (found) await database.engine(async tx => tellEnded(tx, await store.endSessionOfToken(tx, found.token)))
      return forgetting
    },
    async renew(asked) {
      const found = sessionToken(asked.headers.cookie, secret)
      if (!found) return []
      const auth = found.isSecure ? signIn.secure : signIn.plain
      const { headers } = await auth.api.getSession({ headers: headersOf(asked), returnHeaders: true })
      return headers.getSetCookie()
    },
    async sessions({ personId, sessionId }) {
      const rows = await database.engine(tx => store.sessionsOf(tx, personId))
      return rows.map(({ updatedAt, ...row }) => ({ ...row, seenAt: updatedAt, current: row.id === sessionId }))
    },
    async endSession({ personId }, id) {
      const isEnded = await database.engine(async tx => tellEnded(tx, await store.endSession(tx, personId, id)))
      if (!isEnded) throw new Fault('not-found', 404)
    },
    async endOtherSessions({ personId, sessionId }) {
      await database.engine(async tx => tellEnded(tx, await store.endOtherSessions(tx, personId, sessionId)))
    },
  }
}

function requestTo(path: string, asked: Asked, body: object): Request {
  const headers = headersOf(asked)
  headers.set('content-type', 'application/json')
  return new Request(`http://localhost/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

function headersOf({ headers: given, ip }: Asked): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent'] as const) if (given[name] !== undefined) headers.set(name, given[name])
  if (ip !== undefined) headers.set(addressHeader, ip)
  return headers
}

/** An address that is none is told apart from a wrong password by nobody outside. */
const isWrong = (status: number) => status === 401 || status === 400

async function faultOf(answer: Response): Promise<Fault> {
  if (answer.status === 429) return new Fault('too-many', 429, { seconds: Number(answer.headers.get('x-retry-after')) })
  throw new Error(`Sign-in answers ${answer.status}: ${await answer.text()}`)
}
