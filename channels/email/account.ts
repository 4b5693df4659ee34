import type { MailSettings } from './settings.ts'

export type Server = { host: string; port: number; encryption: 'tls' | 'starttls' | 'none' }

/** One mailbox, as its settings describe it. Addresses are in lower case. */
export type Account = {
  /** The mailbox's own first, then its aliases: each is the key of a profile. */
  addresses: readonly string[]
  login: string
  imap: Server
  smtp: Server
  /** Absent: it is entered with a password. */
  oauth?: { tokenAddress: string; clientId: string; clientSecret: string; refreshToken: string }
  /** The provider itself puts what is sent into the folder of sent mail. */
  keepsSent: boolean
  /** Answers come back to `name+lane@domain`. */
  hasPlus: boolean
  /** The server whose findings stand on top of every mail; empty: it does not name itself. Absent: none is known to do that. */
  resultsBy?: string
}

type Preset = { imap: string; smtp: string; tokenAddress: string; keepsSent: boolean; resultsBy: string }

const presets: Record<string, Preset> = {
  gmail: {
    imap: 'imap.gmail.com:993',
    smtp: 'smtp.gmail.com:465',
    tokenAddress: 'https://oauth2.googleapis.com/token',
    keepsSent: true,
    resultsBy: 'mx.google.com',
  },
  microsoft: {
    imap: 'outlook.office365.com:993',
    smtp: 'smtp.office365.com:587',
    tokenAddress: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    keepsSent: true,
    resultsBy: '',
  },
}

export function accountOf(settings: MailSettings): Account {
  const preset = presets[settings.provider]
  const addresses = addressesOf(settings)
  const { clientId, clientSecret, refreshToken, encryption, sentCopy } = settings
  const tokenAddress = tokenAddressOf(settings)
  return {
    addresses,
    login: settings.login || settings.mailbox,
    imap: serverOf(preset?.imap ?? settings.imapServer, 993, preset ? 'tls' : encryption),
    smtp: serverOf(preset?.smtp ?? settings.smtpServer, 465, preset ? 'tls' : encryption),
    ...(refreshToken && tokenAddress ? { oauth: { tokenAddress, clientId, clientSecret, refreshToken } } : {}),
    keepsSent: sentCopy === 'theirs' || (sentCopy !== 'ours' && (preset?.keepsSent ?? false)),
    hasPlus: settings.answerAddress === 'plus',
    ...resultsOf(preset, settings),
  }
}

const resultsOf = (preset: Preset | undefined, { resultsBy }: MailSettings): Pick<Account, 'resultsBy'> =>
  preset ? { resultsBy: preset.resultsBy } : resultsBy === '' ? {} : { resultsBy: resultsBy.toLowerCase() }

/** Empty where nobody has said it. */
export const tokenAddressOf = ({ tokenAddress, provider }: MailSettings): string =>
  tokenAddress || (presets[provider]?.tokenAddress ?? '')

export const addressesOf = ({ mailbox, aliases }: MailSettings): string[] => [
  ...new Set([mailbox, ...aliases.split(/[\s,;]+/)].map(each => each.trim().toLowerCase()).filter(isAddress)),
]

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text)

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** "host", "host:port" or "[::1]:port"; on the ports that are encrypted from the first byte it is, elsewhere by STARTTLS. */
function serverOf(text: string, usualPort: number, encryption: string): Server {
  const found = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text.trim())
  const port = Number(found?.[3] ?? usualPort)
  const isTls = port === 993 || port === 465
  const host = found?.[1] ?? found?.[2] ?? text
  return { host, port, encryption: encryption === 'none' ? 'none' : isTls ? 'tls' : 'starttls' }
}

/** The address without what follows a plus sign, and what follows it. */
export function withoutPlus(address: string): { address: string; token?: string } {
  const at = address.lastIndexOf('@')
  const plus = address.indexOf('+')
  if (plus < 1 || plus > at) return { address }
  return { address: address.slice(0, plus) + address.slice(at), token: address.slice(plus + 1, at) }
}
