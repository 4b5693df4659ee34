import { randomUUID } from 'node:crypto'

/** What a person writes in a mail program. Ids are without angle brackets. */
export type CustomerMail = {
  from: string
  name?: string
  to?: string
  cc?: string
  subject?: string
  text?: string
  html?: string
  id?: string
  inReplyTo?: string
  references?: readonly string[]
  at?: number
  /** `cid`: it stands in the HTML, under this name. */
  files?: readonly { name: string; type: string; bytes: Uint8Array; cid?: string }[]
  headers?: Readonly<Record<string, string>>
}

const crlf = (text: string) => text.replaceAll(/\r?\n/g, '\r\n')
const word = (text: string) =>
  /^[\u0020-\u007e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const mailDate = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000')

/** The mail as its program would send it. */
export function writeMail(mail: CustomerMail): Buffer {
  const {
    from,
    name,
    to = 'help@acme.example',
    subject = '',
    text = '',
    at = Date.now(),
    id = `${randomUUID()}@mail.example`,
  } = mail
  const head = [
    `Return-Path: <${from}>`,
    `Delivered-To: ${to}`,
    `From: ${name ? `${word(name)} ` : ''}<${from}>`,
    `To: ${to}`,
    ...(mail.cc ? [`Cc: ${mail.cc}`] : []),
    `Subject: ${word(subject)}`,
    `Date: ${mailDate(at)}`,
    `Message-ID: <${id}>`,
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}>`] : []),
    ...(mail.references?.length ? [`References: ${mail.references.map(each => `<${each}>`).join('\n ')}`] : []),
    ...Object.entries(mail.headers ?? {}).map(([key, value]) => `${key}: ${value}`),
    'MIME-Version: 1.0',
  ]
  const pieces = [
    leaf('text/plain; charset=utf-8', Buffer.from(text)),
    ...(mail.html === undefined ? [] : [leaf('text/html; charset=utf-8', Buffer.from(mail.html))]),
  ]
  const body = pieces.length === 1 ? pieces[0]! : multipart('alternative', pieces)
  const files = (mail.files ?? []).map(file =>
    leaf(
      `${file.type}; name="${word(file.name)}"`,
      file.bytes,
      file.cid
        ? `inline; filename="${word(file.name)}"\nContent-ID: <${file.cid}>`
        : `attachment; filename="${word(file.name)}"`,
    ),
  )
  const whole = files.length === 0 ? body : multipart('mixed', [body, ...files])
  return Buffer.from(crlf(`${head.join('\n')}\n${whole}\n`))
}

function leaf(type: string, bytes: Uint8Array, disposition?: string): string {
  const base64 = Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\n')
  const said = disposition ? `\nContent-Disposition: ${disposition}` : ''
  return `Content-Type: ${type}${said}\nContent-Transfer-Encoding: base64\n\n${base64}`
}

function multipart(kind: string, parts: readonly string[]): string {
  const mark = `b-${randomUUID()}`
  return `Content-Type: multipart/${kind}; boundary="${mark}"\n\n${parts.map(part => `--${mark}\n${part}\n`).join('')}--${mark}--`
}

/** How the answer of a mail program looks below what was written: the mail answered, quoted. */
export const quoting = (text: string, quoted: string, announced: string): string =>
  `${text}\n\n${announced}\n${quoted
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')}\n`

/** What a mail server writes about a mail (RFC 3464). */
export function deliveryReport(told: {
  id: string
  to: string
  action: 'failed' | 'delayed' | 'delivered'
  status: string
  diagnostic?: string
  at: number
}): Buffer {
  const mark = `d-${told.id.replaceAll(/\W/g, '')}`
  return Buffer.from(
    crlf(`Return-Path: <>
From: MAILER-DAEMON@mx.example.org
To: help@acme.example
Subject: Delivery status
Date: ${mailDate(told.at)}
Message-ID: <report-${told.action}-${told.id}.mx.example.org@mx.example.org>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="${mark}"

--${mark}
Content-Type: text/plain

<${told.to}>: ${told.action}
--${mark}
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ${told.to}
Action: ${told.action}
Status: ${told.status}
${told.diagnostic ? `Diagnostic-Code: smtp; ${told.diagnostic}\n` : ''}
--${mark}
Content-Type: text/rfc822-headers

Message-ID: <${told.id}>
--${mark}--
`),
  )
}
