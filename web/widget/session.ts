import type { VisitorToken } from '#protocol'
import { type Calls, isPassing, Refusal } from './calls.ts'
import type { Keep } from './keep.ts'
import { alone } from './alone.ts'

/** Who this browser is for the server. `identity` is the brand's statement that it was made with. */
export type Session = VisitorToken & { at: number; identity?: string }

export type Sessions = {
  /** What is kept, without asking anybody. */
  kept(): Session | undefined
  /** One that holds, made or renewed where needed. @throws Refusal */
  current(): Promise<Session>
  /** Runs a call with a token; when the server no longer takes it, once more with a new one. */
  with<T>(call: (session: Session) => Promise<T>): Promise<T>
}

const renewAfterMs = 3 * 86_400_000

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
    session !== undefined && session.identity === identity() && Date.now() - session.at < renewAfterMs
  const make = (refused?: string) =>
    alone(lockName, async () => {
      const before = kept()
      // Another tab may have made it while we waited.
      if (isGood(before) && before.token !== refused) return before
      try {
        const made = await ask(calls, before, identity(), language())
        if (before?.identity !== undefined && before.visitor !== made.visitor) left()
        keep.write('session', made)
        return made
      } catch (error) {
        if (before && !refused && before.identity === identity() && isPassing(error)) return before
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
  const token = before && (before.identity === undefined || identity !== undefined) ? { token: before.token } : {}
  try {
    return {
      ...(await calls.visitor({ ...token, language, ...(identity ? { identity } : {}) })),
      at: Date.now(),
      ...(identity ? { identity } : {}),
    }
  } catch (error) {
    if (!identity || isPassing(error)) throw error
    reportError(new Error(`Sobremesa: the identity was not accepted (${String(error)})`))
    return { ...(await calls.visitor({ ...token, language })), at: Date.now(), identity }
  }
}
