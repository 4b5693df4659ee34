import { headerOf, type KeptMail, type MailFolder, sectionOf } from './mail-store.ts'
import { isInSet, textOf, type Word } from './mail-imap-words.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (number: number) => String(number).padStart(2, '0')

/** "20-Nov-2026 10:00:02 +0000" */
function imapDate(at: number): string {
  const date = new Date(at)
  const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}

/** The day of a search ("20-Nov-2026") or the moment of an APPEND. */
export function timeIn(text: string): number {
  const found = /^\s?(\d{1,2})-(\w{3})-(\d{4})(?: (\d\d):(\d\d):(\d\d) ([+-]\d{4}))?$/.exec(text)
  if (!found || !months.includes(found[2]!)) throw new Error(`no date: ${text}`)
  const clock = found[4] ? `${found[4]}:${found[5]}:${found[6]} ${found[7]}` : '00:00:00 +0000'
  return Date.parse(`${found[1]} ${found[2]} ${found[3]} ${clock}`)
}

const highestOf = ({ mails }: MailFolder) => mails.at(-1)?.uid ?? 0

/** The numbers of the mails that fit all criteria. Throws for a criterion that is none. */
export function search(folder: MailFolder, words: readonly Word[]): number[] {
  const left = [...words]
  let found = folder.mails
  while (left.length > 0) {
    const criterion = textOf(left.shift()).toUpperCase()
    const fits = criterionOf(criterion, () => textOf(left.shift()), highestOf(folder))
    found = found.filter(fits)
  }
  return found.map(({ uid }) => uid)
}

function criterionOf(name: string, next: () => string, highest: number): (mail: KeptMail) => boolean {
  if (name === 'ALL') return () => true
  if (name === 'UID') {
    const set = next()
    return ({ uid }) => isInSet(set, uid, highest)
  }
  if (name === 'SINCE') {
    const from = timeIn(next())
    return ({ at }) => at - (at % 86_400_000) >= from
  }
  if (name === 'HEADER') {
    const [header, text] = [next(), next().toLowerCase()]
    return ({ bytes }) => headerOf(bytes, header).toLowerCase().includes(text) && headerOf(bytes, header) !== ''
  }
  if (name === 'UNSEEN') return ({ flags }) => !flags.has('\\Seen')
  throw new Error(`no criterion: ${name}`)
}

/** What a FETCH asks of a mail, as the answer's bytes. Reading a body without PEEK marks the mail as seen. */
export function fetched(mail: KeptMail, sequence: number, asked: readonly Word[], isReadOnly: boolean): Buffer {
  const pieces: Buffer[] = []
  for (const word of asked) {
    const name = textOf(word)
    const body = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i.exec(name)
    if (body && !body[1] && !isReadOnly) mail.flags.add('\\Seen')
    pieces.push(body ? bodyItem(mail, body) : Buffer.from(plainItem(mail, name.toUpperCase())))
  }
  const said = asked.some(word => textOf(word).toUpperCase() === 'UID') ? [] : [Buffer.from(`UID ${mail.uid}`)]
  const joined = [...said, ...pieces].flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from(' '), piece]))
  return Buffer.concat([Buffer.from(`* ${sequence} FETCH (`), ...joined, Buffer.from(')\r\n')])
}

function plainItem(mail: KeptMail, name: string): string {
  if (name === 'UID') return `UID ${mail.uid}`
  if (name === 'FLAGS') return `FLAGS (${[...mail.flags].join(' ')})`
  if (name === 'INTERNALDATE') return `INTERNALDATE "${imapDate(mail.at)}"`
  if (name === 'RFC822.SIZE') return `RFC822.SIZE ${mail.bytes.length}`
  throw new Error(`nothing that can be fetched: ${name}`)
}

function bodyItem({ bytes }: KeptMail, [, , section = '', from, length]: RegExpExecArray): Buffer {
  const fields = /^HEADER\.FIELDS \(([^)]+)\)$/i.exec(section)
  const whole = fields ? fieldsOf(bytes, fields[1]!.split(' ')) : sectionOf(bytes, section)
  const name = `BODY[${section.toUpperCase()}]${from === undefined ? '' : `<${from}>`}`
  if (!whole) return Buffer.from(`${name} NIL`)
  const cut = from === undefined ? whole : whole.subarray(Number(from), Number(from) + Number(length))
  return Buffer.concat([Buffer.from(`${name} {${cut.length}}\r\n`), cut])
}

const fieldsOf = (bytes: Buffer, names: readonly string[]): Buffer =>
  Buffer.from(
    names
      .map(name => name.replaceAll('"', ''))
      .flatMap(name => (headerOf(bytes, name) === '' ? [] : [`${name}: ${headerOf(bytes, name)}\r\n`]))
      .join('') + '\r\n',
    'latin1',
  )
