import { ImapFlow, type ListResponse } from 'imapflow'
import { type Account, accountOf } from './account.ts'
import { clean, codeOf, type Ctx, fault, isFault, isUntrusted, type MailFault, secretsOf } from './fault.ts'
import { targetOf } from './reach.ts'
import { accessToken } from './token.ts'

export type Mailbox = AsyncDisposable & { client: ImapFlow; account: Account }

const connectMs = 20_000
/** Longer than a round of IDLE: a connection in which nothing has moved for so long is dead. */
const silenceMs = 300_000

/** Enters the mailbox; it is left when it is disposed of, or when the context's signal aborts. Throws a `MailFault`. */
export async function openMailbox(ctx: Ctx): Promise<Mailbox> {
  const account = accountOf(ctx.settings)
  try {
    return await enter(ctx, account, false)
  } catch (error) {
    // The provider may have ended a token before its time.
    if (!account.oauth || !isFault(error) || error.code !== 'refused') throw error
    return enter(ctx, account, true)
  }
}

async function enter(ctx: Ctx, account: Account, isStale: boolean): Promise<Mailbox> {
  const { login, oauth, imap } = account
  const { password } = ctx.settings
  if (!oauth && password === '') throw fault('no-credentials')
  const token = oauth ? await accessToken(ctx, oauth, isStale) : undefined
  const client = new ImapFlow({
    ...(await targetOf(imap, ctx)),
    port: imap.port,
    secure: imap.encryption === 'tls',
    doSTARTTLS: imap.encryption === 'starttls',
    auth: token === undefined ? { user: login, pass: password } : { user: login, accessToken: token },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    clientInfo: { name: 'Sobremesa' },
  })
  const close = () => client.close()
  ctx.signal.addEventListener('abort', close, { once: true })
  // What breaks later shows in the next command.
  client.on('error', () => {})
  const leave = async () => {
    ctx.signal.removeEventListener('abort', close)
    client.close()
  }
  try {
    // It may have been told to end before there was anything that could hear it.
    ctx.signal.throwIfAborted()
    await client.connect()
  } catch (error) {
    await leave()
    throw faultOf(error, [...secretsOf(ctx.settings), token ?? ''])
  }
  return { client, account, [Symbol.asyncDispose]: leave }
}

/** What an IMAP command that failed means for the connection. */
export function faultOf(error: unknown, secrets: readonly string[]): MailFault {
  if (isFault(error)) return error
  const said = error as {
    authenticationFailed?: boolean
    response?: unknown
    responseText?: unknown
    tlsFailed?: boolean
  }
  const text = [said.responseText, said.response].find(each => typeof each === 'string')
  if (said.authenticationFailed) return fault('refused', clean(String(text ?? ''), secrets))
  const code = codeOf(error)
  if (said.tlsFailed || isUntrusted(code) || /^(MissingServerExtension|STARTTLS_INJECTION)$/.test(code))
    return fault('not-secure', code)
  if (text !== undefined) return fault('bad-answer', clean(text, secrets))
  if (/ParserError|InvalidResponse|TooLarge/.test(code)) return fault('bad-answer', code)
  return fault('unreachable')
}

export type Folder = { path: string; use: 'inbox' | 'sent' | 'other' }

/** The folders that are followed: the one in which mail arrives, and the one in which the brand's own answers lie. */
export async function followedFolders(client: ImapFlow): Promise<Folder[]> {
  const sent = await sentFolder(client)
  return [...(sent === undefined ? [] : [{ path: sent, use: 'sent' as const }]), { path: 'INBOX', use: 'inbox' }]
}

const usualSent =
  /^(?:INBOX[./])?(?:Sent(?: Items| Messages| Mail)?|Enviados|Elementos enviados|Gesendet|Gesendete Elemente)$/i

/** The folder of sent mail: the one marked so, else the one called so. */
export async function sentFolder(client: ImapFlow): Promise<string | undefined> {
  const folders = await client.list()
  const marked = folders.find(({ specialUse }) => specialUse === '\\Sent')
  return (marked ?? folders.find(({ path }) => usualSent.test(path)))?.path
}

const hidingPlaces = ['\\All', '\\Archive', '\\Inbox', '\\Junk', '\\Trash']

/** Where a mail may have been moved to, the likeliest first. */
export async function otherFolders(client: ImapFlow, from: string): Promise<string[]> {
  const rank = ({ specialUse }: ListResponse) => (hidingPlaces.indexOf(specialUse ?? '') + 99) % 99
  const folders = (await client.list()).filter(({ path, flags }) => path !== from && !flags.has('\\Noselect'))
  return folders
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, 20)
    .map(({ path }) => path)
}

/** Opens a folder for reading alone, which leaves every mark in it as it is. */
export async function open(client: ImapFlow, path: string): Promise<{ generation: string; next: number }> {
  const { mailbox } = client
  const box = mailbox && mailbox.path === path ? mailbox : await client.mailboxOpen(path, { readOnly: true })
  return { generation: String(box.uidValidity), next: box.uidNext }
}
