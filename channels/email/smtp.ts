import type { Readable } from 'node:stream'
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionCustomAuthHandler,
} from 'nodemailer/lib/smtp-connection'
import type { Account } from './account.ts'
import type { Ready } from './compose.ts'
import { type Ctx, fault, secretsOf } from './fault.ts'
import { refusalOf } from './deliver-answer.ts'
import { targetOf } from './reach.ts'
import { accessToken } from './token.ts'

const connectMs = 15_000
const silenceMs = 60_000

/** A session at the provider's server for outgoing mail. It ends when it is disposed of, or when the signal aborts. */
export type Session = AsyncDisposable & {
  /** Resolves when the server has taken the mail. Throws what nodemailer throws, or a `MailFault`. */
  send(ready: Ready, message: Readable): Promise<void>
}

/** `isStale`: the access token that is kept has just been refused. Throws a `MailFault`. */
export async function openSession(account: Account, ctx: Ctx, isStale: boolean): Promise<Session> {
  const { oauth, login } = account
  const { password } = ctx.settings
  if (!oauth && password === '') throw fault('no-credentials')
  const token = oauth ? await accessToken(ctx, oauth, isStale) : undefined
  const connection = await connectionTo(account, ctx)
  const step = stepsOf(connection)
  const close = () => connection.close()
  ctx.signal.addEventListener('abort', close, { once: true })
  const leave = async () => {
    ctx.signal.removeEventListener('abort', close)
    connection.close()
  }
  try {
    if (ctx.signal.aborted) throw fault('unreachable')
    await step(done => connection.connect(done))
    await step(done => connection.login(credentialsOf(login, password, token), done))
  } catch (error) {
    await leave()
    const refusal = refusalOf(error, [...secretsOf(ctx.settings), token ?? ''])
    throw 'fault' in refusal
      ? refusal.fault
      : fault(refusal.answer.startsWith('4') ? 'unreachable' : 'bad-answer', refusal.answer)
  }
  return {
    send: ({ sender, recipient, others, bytes }, message) =>
      step(done =>
        connection.send({ from: sender, to: [recipient, ...others], size: bytes.length }, message, (error, said) =>
          // Where others get it, a server takes a mail that the customer doesn't get.
          done(error ?? said?.rejectedErrors?.find(each => each.recipient === recipient)),
        ),
      ),
    [Symbol.asyncDispose]: leave,
  }
}

async function connectionTo({ smtp, addresses }: Account, ctx: Ctx): Promise<SMTPConnection> {
  return new SMTPConnection({
    ...(await targetOf(smtp, ctx)),
    port: smtp.port,
    secure: smtp.encryption === 'tls',
    requireTLS: smtp.encryption === 'starttls',
    ignoreTLS: smtp.encryption === 'none',
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    // The name of our own host is nobody's business.
    name: addresses[0]?.split('@')[1] ?? 'localhost',
    customAuth: { XOAUTH2: enterByToken },
  })
}

type Done = (error?: Error | null) => void

/** Waits for one step; a connection that breaks or ends meanwhile ends it too. */
function stepsOf(connection: SMTPConnection): (deed: (done: Done) => void) => Promise<void> {
  const broken = Promise.withResolvers<never>()
  // Also when nobody waits: what is broken shows in the next step.
  broken.promise.catch(() => {})
  connection.on('error', (error: Error) => broken.reject(error))
  connection.on('end', () => broken.reject(fault('unreachable')))
  return deed => {
    const done = Promise.withResolvers<void>()
    deed(error => (error ? done.reject(error) : done.resolve()))
    return Promise.race([done.promise, broken.promise])
  }
}

const credentialsOf = (login: string, password: string, token: string | undefined): SMTPConnectionAuth =>
  token === undefined
    ? { user: login, pass: password, credentials: { user: login, pass: password } }
    : // Without an `oauth2` it would choose another way, and send the token as a password; ours answers in its place.
      { method: 'XOAUTH2', oauth2: {} as never, user: login, credentials: { user: login, pass: token } }

/** `user=…^Aauth=Bearer …^A^A` in base64; a refusal comes as a challenge that wants an empty answer. */
export const bearer = (login: string, token: string): string =>
  Buffer.from(`user=${login}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')

const enterByToken: SMTPConnectionCustomAuthHandler = async ({ auth, sendCommand, resolve, reject }) => {
  const { user, pass } = auth.credentials
  const said = await sendCommand(`AUTH XOAUTH2 ${bearer(user, pass)}`)
  if (said.status === 235) return resolve()
  if (said.status === 334) await sendCommand('')
  reject('The token is not accepted')
}
