import { settings } from '#channel'

const serverName = /^[a-z0-9.:[\]-]{1,200}$/i
const mailAddress = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/

export const mailSettings = settings([
  { key: 'mailbox', kind: 'text', required: true, pattern: mailAddress, maxLength: 254 },
  { key: 'provider', kind: 'choice', required: true, options: ['gmail', 'microsoft', 'other'], leads: true },
  { key: 'password', kind: 'secret', required: false },
  { key: 'aliases', kind: 'lines', required: false },
  { key: 'senderName', kind: 'text', required: false, maxLength: 100 },
  { key: 'login', kind: 'text', required: false, maxLength: 254 },
  { key: 'imapServer', kind: 'text', required: false, pattern: serverName, leads: true },
  { key: 'smtpServer', kind: 'text', required: false, pattern: serverName, leads: true },
  { key: 'encryption', kind: 'choice', required: false, options: ['tls', 'none'], leads: true },
  { key: 'clientId', kind: 'text', required: false },
  { key: 'clientSecret', kind: 'secret', required: false },
  { key: 'refreshToken', kind: 'secret', required: false },
  { key: 'tokenAddress', kind: 'url', required: false },
  { key: 'sentCopy', kind: 'choice', required: false, options: ['auto', 'ours', 'theirs'] },
  { key: 'resultsBy', kind: 'text', required: false, pattern: serverName },
  { key: 'answerAddress', kind: 'choice', required: false, options: ['plain', 'plus'] },
])

export type MailSettings = ReturnType<typeof mailSettings.read>
