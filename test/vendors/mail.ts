import PostalMime from 'postal-mime'
import type { Mood, Sending } from '../../channels/suite/index.ts'
import { openImap } from './mail-imap.ts'
import { type CustomerMail, deliveryReport, writeMail } from './mail-letters.ts'
import type { Login } from './mail-login.ts'
import { type HandedMail, openSmtp } from './mail-smtp.ts'
import { headerOf, type KeptMail, type MailStore, openMailStore } from './mail-store.ts'
import { type Counter, type Exchange, openBell, openCounter, type Seen } from './vendor-server.ts'

/** A provider of mail that is not there: a mailbox with its aliases, IMAP to read it, SMTP to write from it. */
export type MailVendor = AsyncDisposable &
  Counter & {
    /** "127.0.0.1:PORT" */
    imapServer: string
    smtpServer: string
    store: MailStore
    /** All mails that were handed over, also such as were refused in the end; of very many the newest. */
    requests: Sending[]
    /** Those that went on their way: by Message-ID, for the same one twice is one mail to whoever gets it. */
    accepted: Map<string, HandedMail>
    /** Reports that came back before the answer (mood `receipt-first`). */
    reports: Buffer[]
    /** Names of the IMAP commands, in order; of very many the newest. */
    commands: string[]
    /** Access tokens that open it. */
    tokens: Set<string>
    /** Addresses at which there is nobody. */
    refused: Set<string>
    next(...moods: Mood[]): void
    heard(count: number): Promise<void>
    /** Resolves when that many such IMAP commands have come since the start. */
    commanded(command: string, count: number): Promise<void>
    /** A customer writes: the mail lies in the inbox. */
    writes(mail: CustomerMail): KeptMail
    /** Cuts the IMAP connections that are open. */
    drop(): void
    close(): Promise<void>
  }

type Wishes = {
  addresses: readonly string[]
  login: string
  password: string
  now?: () => number
  /** Puts what is sent into the folder of sent mail, as Gmail does. */
  keepsSent?: boolean
  mostBytes?: number
  lacksIdle?: boolean
}

export async function openMailVendor(wishes: Wishes): Promise<MailVendor> {
  const { addresses, now = Date.now, mostBytes = 26_214_400 } = wishes
  const coming: Mood[] = []
  const store = openMailStore([['INBOX'], ['Sent', '\\Sent'], ['Archive', '\\Archive'], ['Junk', '\\Junk']])
  const tokens = new Set<string>()
  const refused = new Set<string>()
  const commands: string[] = []
  const counts = new Map<string, number>()
  const bell = openBell()
  const counter = openCounter()
  const { secrets, refuses } = doorkeeper(wishes, tokens, coming)
  const post = openPost({ keepsSent: wishes.keepsSent ?? true, now, store, rang: bell.ring })
  const heard = (command: string) => {
    keepNewest(commands, command)
    counts.set(command, (counts.get(command) ?? 0) + 1)
    bell.ring()
  }
  const imap = await openImap({ store, refuses, now, heard, ...(wishes.lacksIdle ? { lacksIdle: true } : {}) })
  const smtp = await openSmtp({
    ...{ refuses, takes: post.takes, secrets, mostBytes },
    owns: address => addresses.includes(address.toLowerCase()),
    knows: address => !refused.has(address.toLowerCase()),
    mood: () => counter.treatmentOf(unread)?.mood ?? coming.shift() ?? 'well',
    answered: (mail, line, isLost) => void exchangeOf(mail, line, isLost).then(counter.tell),
  })
  const close = async () => {
    await Promise.all([imap.close(), smtp.close()])
  }
  return {
    imapServer: `127.0.0.1:${imap.port}`,
    smtpServer: `127.0.0.1:${smtp.port}`,
    ...{ store, commands, tokens, refused, close, drop: imap.drop },
    ...{ requests: post.requests, accepted: post.accepted, reports: post.reports },
    next: (...moods) => void coming.push(...moods),
    ...{ watch: counter.watch, treat: counter.treat },
    heard: count => bell.until(() => post.count() >= count),
    commanded: (command, count) => bell.until(() => (counts.get(command) ?? 0) >= count),
    writes: mail => store.put('INBOX', writeMail({ at: now(), ...mail }), mail.at ?? now()),
    [Symbol.asyncDispose]: close,
  }
}

const mostKept = 2000

function keepNewest<T>(kept: T[], one: T): void {
  kept.push(one)
  if (kept.length > mostKept) kept.shift()
}

/** Of a mail that is announced nothing is known yet. */
const unread: Seen = {
  ...{ method: 'MAIL', path: '', query: new URLSearchParams(), headers: {} },
  ...{ body: undefined, raw: Buffer.alloc(0) },
}

async function exchangeOf(mail: HandedMail, line: string, isLost: boolean): Promise<Exchange> {
  const { method, path, headers, body } = await sendingOf(mail)
  const seen = { ...unread, method, path, headers: headers ?? {}, body, raw: mail.bytes }
  return { seen, answer: { status: Number(line.slice(0, 3)), body: line }, isLost, tookMs: 0 }
}

/** Who may come in, and what a server says that repeats its callers. */
function doorkeeper({ login, password }: Wishes, tokens: ReadonlySet<string>, coming: Mood[]) {
  const plain = Buffer.from(`\u0000${login}\u0000${password}`).toString('base64')
  const secrets = () => [login, password, ...tokens, plain].join(' ')
  const refuses = (said: Login): string | undefined => {
    const isRight =
      said.user === login && (said.token === undefined ? said.password === password : tokens.has(said.token))
    if (coming[0] === 'distrusts' || (coming[0] === 'echoes' && isRight))
      return coming.shift() === 'echoes' ? `cannot take ${secrets()}` : 'not with that'
    return isRight ? undefined : 'not with that'
  }
  return { secrets, refuses }
}

type PostNeeds = { keepsSent: boolean; now: () => number; store: MailStore; rang: () => void }

/** What was handed over, and what became of it. */
function openPost({ keepsSent, now, store, rang }: PostNeeds) {
  const requests: Sending[] = []
  const accepted = new Map<string, HandedMail>()
  const reports: Buffer[] = []
  let count = 0
  const takes = async (mail: HandedMail, mood: Mood | 'well') => {
    const id = headerOf(mail.bytes, 'message-id').trim().slice(1, -1)
    keepNewest(requests, await sendingOf(mail))
    count++
    if (!accepted.has(id)) {
      if (keepsSent) store.put('Sent', mail.bytes, now(), ['\\Seen'])
      accepted.set(id, mail)
    }
    if (mood === 'receipt-first')
      reports.push(deliveryReport({ id, to: mail.to[0]!, action: 'delivered', status: '2.0.0', at: now() }))
    rang()
  }
  return { requests, accepted, reports, takes, count: () => count }
}

/** What its receiver would see of it. */
async function sendingOf({ from, to, bytes }: HandedMail): Promise<Sending> {
  const mail = await PostalMime.parse(bytes)
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
  const files = mail.attachments.map(file => ({
    name: file.filename,
    type: file.mimeType,
    ...(file.description ? { description: file.description } : {}),
    bytes: Buffer.from(file.content as ArrayBuffer).toString('base64'),
  }))
  const body = { subject: mail.subject, text: mail.text, ...(mail.html ? { html: mail.html } : {}), files }
  return { method: 'MAIL', path: `${from} ${to.join(' ')}`, headers, body }
}
