import type { VisitorToken } from '#protocol'
import { type Calls, isPassing, Refusal } from './calls.ts'
import type { Keep } from './keep.ts'
import { alone } from './alone.ts'

/** Who this browser is for the server, since when, and whom the brand says that is. */
export type Session = VisitorToken & { at: number; person?: string }

export type Sessions = {
  /** What is kept, without asking anybody. */
  kept(): Session | undefined
  /** One that holds, made or renewed where needed. @throws Refusal */
  current(): Promise<Session>
  /** Runs a call with a token; when the server no longer takes it, once more with a new one. */
  with<T>(call: (session: Session) => Promise<T>): Promise<T>
}

const hour = 3_600_000
const renewAfterMs = { nobody: 72 * hour, person: 12 * hour }

/** Whom a statement is about. Pages make a new one each time; it is still the same person. */
export function personIn(identity: string | undefined): string | undefined {
  if (!identity) return undefined
  try {
    return String(JSON.parse(atob(identity.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))).sub)
  } catch {
    return identity
  }
}

/**
 * `identity` is asked each time: the page may say later who its reader is. `left` is called when somebody identified has
 * made room for somebody else. All tabs share one session.
 */
export function openSessions(
  calls: Calls,
  keep: Keep,
  lockName: string,
  identity: () => string | undefined,
  language: () => string,
  left: () => void,
): Sessions {
  const kept = () => keep.read<Session>('session')
  const isGood = (session: Session | undefined): session is Session =>
    session !== undefined &&
    session.person === personIn(identity()) &&
    Date.now() - session.at < renewAfterMs[session.person === undefined ? 'nobody' : 'person']
  const make = (refused?: string) =>
    alone(lockName, async () => {
      const before = kept()
      // Another tab may have made it while we waited.
      if (isGood(before) && before.token !== refused) return before
      try {
        const made = await ask(calls, before, identity(), language())
        if (before?.person !== undefined && before.visitor !== made.visitor) left()
        keep.write('session', made)
        return made
      } catch (error) {
        if (before && !refused && before.person === personIn(identity()) && isPassing(error)) return before
        throw error
      }
    })
  const current = async () => {
    const session = kept()
    return isGood(session) ? session : make()
  }
  return {
    kept,
    current,
    async with(call) {
      const session = await current()
      try {
        return await call(session)
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 401) throw error
        return call(await make(session.token))
      }
    },
  }
}

/** A statement that the server doesn't believe is a fault of the page: told in its console, and the chat goes on without. */
async function ask(
  calls: Calls,
  before: Session | undefined,
  identity: string | undefined,
  language: string,
): Promise<Session> {
  const person = personIn(identity)
  const isLeft = before?.person !== undefined && person === undefined
  const plain = { language, ...(before && !isLeft ? { token: before.token } : {}) }
  const made = (token: VisitorToken) => ({ ...token, at: Date.now(), ...(person === undefined ? {} : { person }) })
  try {
    return made(await calls.visitor(identity ? { ...plain, identity } : plain))
  } catch (error) {
    if (!identity || isPassing(error)) throw error
    reportError(new Error(`Sobremesa: the identity was not accepted (${String(error)})`))
    return made(await calls.visitor(plain))
  }
}
