import { randomUUID } from 'node:crypto'
import { openMailVendor } from '../../test/vendors/mail.ts'
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

  return {
    channel: 'email',
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
    },
    does: (_, person, deed) => does(person, deed),
    stands() {
      const bubbles = vendor.requests.flatMap(({ path, headers, body }): Bubble[] => {
        const id = textIn(headers['message-id'])?.replace(/^<|>$/g, '')
        const { subject, text, files } = fieldsIn(body)
        const person = path
          .split(' ')
          .slice(1)
          .flatMap(each => who.get(each) ?? [])[0]
        if (!id || !person) return []
        const file = fieldsIn(listIn(files)[0])
        if (textIn(file.bytes)) pictures.set(`sent:${id}`, Buffer.from(String(file.bytes), 'base64'))
        if (!threads.get(person)?.ids.includes(id)) note(person, id, textIn(subject) ?? '')
        return [
          {
            ...{ id, person, by: 'brand', at: Date.parse(headers.date ?? '') || now() },
            ...{ subject: textIn(subject) ?? '', text: withoutQuote(textIn(text) ?? '') },
            ...(textIn(file.bytes)
              ? { file: { ref: `sent:${id}`, name: String(file.name), type: String(file.type) } }
              : {}),
          },
        ]
      })
      return { email: { bubbles } }
    },
    bytes: ref => pictures.get(ref) ?? new Uint8Array(),
    follow(look, signal) {
      const go = async () => {
        for (let count = 1; ; count++) {
          await vendor.heard(count)
          if (signal.aborted) return
          look([])
        }
      }
      void go()
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
