import { randomUUID } from 'node:crypto'
import { openMailVendor } from '../../test/vendors/mail.ts'
import type { Seen } from '../../test/vendors/vendor-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, listIn, textIn } from './read-fields.ts'
import { mailOf } from './web-chat.ts'

type Thread = { subject: string; ids: string[] }

/** Letters to the brand's mailbox. Nobody tells it: it looks by itself. */
export async function openMailPhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const mailbox = `hola@${brand.domain}`
  const password = `${brand.id} password of the demo`
  const vendor = await openMailVendor({ addresses: [mailbox], login: mailbox, password, now })
  // Numbers of an earlier run would be taken for mails that are known.
  for (const folder of vendor.store.folders.values()) folder.next = from
  const who = new Map(people.map(person => [mailOf(person), person.id]))
  const threads = new Map<string, Thread>()
  const note = (person: string, id: string, subject: string) => {
    const known = threads.get(person)
    threads.set(person, { subject, ids: [...(known?.ids ?? []), id].slice(-20) })
  }

  async function does(person: Person, deed: Deed): Promise<Done> {
    if (!isDeed(deed, 'say')) return {}
    // A letter that comes before anybody looks would be older than "from now on".
    await vendor.commanded('IDLE', 1)
    const known = threads.get(person.id)
    const isNew = !known || (deed.subject !== undefined && plain(deed.subject) !== plain(known.subject))
    const subject = deed.subject ?? (known ? `Re: ${plain(known.subject)}` : '')
    const id = `${randomUUID()}@correo.example`
    const at = now()
    const above = isNew ? {} : { inReplyTo: known.ids.at(-1)!, references: known.ids }
    if (isNew) threads.delete(person.id)
    note(person.id, id, subject)
    vendor.writes({
      ...{ from: mailOf(person), name: person.name, to: mailbox, subject, text: deed.text, id, at },
      ...above,
      ...(deed.file ? { files: [deed.file] } : {}),
    })
    if (deed.file) pictures.set(id, deed.file.bytes)
    const file = deed.file && { ref: id, name: deed.file.name, type: deed.file.type }
    const bubble: Bubble = { id, person: person.id, by: 'person', at, subject, text: deed.text }
    return { bubble: { ...bubble, ...(file ? { file } : {}) } }
  }

  const pictures = new Map<string, Uint8Array>()

  const sent = new Map<string, Bubble>()

  /** What the brand has handed over, as its reader sees it. */
  function receive({ path, headers, body }: Seen): void {
    const id = textIn(headers['message-id'])?.replace(/^<|>$/g, '')
    const { subject, text, files } = fieldsIn(body)
    const [person] = path
      .split(' ')
      .slice(1)
      .flatMap(each => who.get(each) ?? [])
    if (!id || !person || sent.has(id)) return
    const { name, type, bytes } = fieldsIn(listIn(files)[0])
    const ref = `sent:${id}`
    if (textIn(bytes)) pictures.set(ref, Buffer.from(String(bytes), 'base64'))
    if (!threads.get(person)?.ids.includes(id)) note(person, id, textIn(subject) ?? '')
    sent.set(id, {
      ...{ id, person, by: 'brand', at: Date.parse(headers.date ?? '') || now() },
      ...{ subject: textIn(subject) ?? '', text: withoutQuote(textIn(text) ?? '') },
      ...(textIn(bytes) ? { file: { ref, name: String(name), type: String(type) } } : {}),
    })
  }

  return {
    channel: 'email',
    platform: vendor,
    isAsked: true,
    places: [
      {
        ...{ id: 'email', name: { es: 'Correo', en: 'Mail' }, face: 'letters' },
        ...{ mark: { letters: '@', hue: 75 }, can: { picture: true } },
      },
    ],
    connection: {
      settings: {
        ...{ mailbox, provider: 'other', login: mailbox, password, senderName: brand.name, encryption: 'none' },
        ...{ imapServer: vendor.imapServer, smtpServer: vendor.smtpServer, sentCopy: 'theirs' },
      },
      key: mailbox,
    },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({ email: { bubbles: [...sent.values()] } }),
    bytes: ref => pictures.get(ref) ?? new Uint8Array(),
    follow(look, signal) {
      const end = vendor.watch(({ seen, answer }) => {
        if (answer.status < 300) receive(seen)
        look([])
      })
      signal.addEventListener('abort', end, { once: true })
    },
    restore(stood) {
      for (const { person, id, subject = '' } of stood.email ?? []) note(person, id, subject)
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
}

const plain = (subject: string) => subject.replace(/^(re:\s*)+/i, '')

/** A mail program folds away what is quoted. */
const withoutQuote = (text: string): string => text.replace(/\n\n[^\n]*:\n(?:>[^\n]*\n?)+\s*$/, '').trimEnd()
