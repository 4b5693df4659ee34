/** The mailboxes of a mail server that is not there: folders with their mails, numbered as IMAP does (RFC 9051, 2.3.1). */
export type KeptMail = { uid: number; bytes: Buffer; at: number; flags: Set<string> }

export type MailFolder = {
  name: string
  /** "\Sent" and its like. */
  use?: string
  generation: number
  next: number
  mails: KeptMail[]
}

export type MailStore = {
  folders: Map<string, MailFolder>
  folder(name: string): MailFolder
  /** Puts a mail into a folder; everybody who has it open hears of it. */
  put(name: string, bytes: Uint8Array, at: number, flags?: readonly string[]): KeptMail
  /** Another generation: every mail gets another number. */
  renumber(name: string): void
  move(uid: number, from: string, to: string): void
  /** Another mail program marks a mail; everybody who has the folder open hears of it. */
  mark(uid: number, folder: string, flag: string): void
  /** `marked`: the mail that was marked; else there are other mails than before. */
  watch(look: (folder: MailFolder, marked?: KeptMail) => void): () => void
}

export function openMailStore(names: readonly [name: string, use?: string][]): MailStore {
  const watchers = new Set<(folder: MailFolder, marked?: KeptMail) => void>()
  const folders = new Map<string, MailFolder>(
    names.map(([name, use], index) => [
      name,
      { name, ...(use ? { use } : {}), generation: 700 + index, next: 1, mails: [] },
    ]),
  )
  const store: MailStore = {
    folders,
    folder(name) {
      const found = folders.get(/^inbox$/i.test(name) ? 'INBOX' : name)
      if (!found) throw new Error(`There is no folder ${name}`)
      return found
    },
    put(name, bytes, at, flags = []) {
      const folder = store.folder(name)
      const kept = { uid: folder.next++, bytes: Buffer.from(bytes), at, flags: new Set(flags) }
      folder.mails.push(kept)
      for (const look of watchers) look(folder)
      return kept
    },
    renumber(name) {
      const folder = store.folder(name)
      folder.generation += 1000
      folder.mails.forEach((mail, index) => (mail.uid = index + 1))
      folder.next = folder.mails.length + 1
    },
    move(uid, from, to) {
      const source = store.folder(from)
      const [mail] = source.mails.filter(each => each.uid === uid)
      if (!mail) throw new Error(`There is no mail ${uid} in ${from}`)
      source.mails = source.mails.filter(each => each !== mail)
      store.put(to, mail.bytes, mail.at, [...mail.flags])
    },
    mark(uid, name, flag) {
      const folder = store.folder(name)
      const mail = folder.mails.find(each => each.uid === uid)
      if (!mail) throw new Error(`There is no mail ${uid} in ${name}`)
      mail.flags.add(flag)
      for (const look of watchers) look(folder, mail)
    },
    watch(look) {
      watchers.add(look)
      return () => void watchers.delete(look)
    },
  }
  return store
}

/** A mail or a part of it by its number, cut as RFC 9051 (6.4.5.1) counts: what IMAP calls a section. */
export function sectionOf(mail: Buffer, section: string): Buffer | undefined {
  const [, numbers = '', word = ''] = /^((?:\d+\.)*\d+)?\.?([A-Z.]*)$/.exec(section.toUpperCase()) ?? []
  let entity = mail
  for (const [depth, number] of numbers.split('.').filter(Boolean).entries()) {
    const parts = partsOf(entity)
    const isWhole = parts.length === 0 && number === '1' && depth === 0
    const next = isWhole ? entity : parts[Number(number) - 1]
    if (!next) return undefined
    entity = next
  }
  const cut = headEnd(entity)
  if (word === 'MIME' || word === 'HEADER') return entity.subarray(0, cut)
  if (word === 'TEXT') return entity.subarray(cut)
  if (word !== '') return undefined
  return numbers === '' ? entity : entity.subarray(cut)
}

/** Behind the empty line. */
function headEnd(entity: Buffer): number {
  if (entity.subarray(0, 2).toString('latin1') === '\r\n') return 2
  const at = entity.indexOf('\r\n\r\n')
  return at < 0 ? entity.length : at + 4
}

export const headerOf = (entity: Buffer, name: string): string =>
  new RegExp(`^${name}:[ \t]*((?:.*(?:\r\n[ \t].*)*))`, 'im')
    .exec(entity.subarray(0, headEnd(entity)).toString('latin1'))?.[1]
    ?.replaceAll(/\r\n/g, '') ?? ''

function partsOf(entity: Buffer): Buffer[] {
  const type = headerOf(entity, 'content-type')
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)
  if (!/^multipart\//i.test(type) || !boundary) return []
  const mark = `--${boundary[1] ?? boundary[2]}`
  const text = `\r\n${entity.subarray(headEnd(entity)).toString('latin1')}`
  const [body] = text.split(`\r\n${mark}--`)
  return body!
    .split(`\r\n${mark}\r\n`)
    .slice(1)
    .map(part => Buffer.from(part, 'latin1'))
}

/** The bytes that somebody attached, as they were before they were written for the way. */
export function attachedBytes(mail: Buffer, section: string): Buffer | undefined {
  const head = sectionOf(mail, `${section}.MIME`)
  const body = sectionOf(mail, section)
  if (!head || !body) return undefined
  const encoding = headerOf(head, 'content-transfer-encoding').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = body.toString('latin1').replaceAll(/=\r\n/g, '')
  return Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  )
}
