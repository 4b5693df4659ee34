import { telegramCustomer } from '../../test/vendors/telegram-customer.ts'
import { type BotMessage, openTelegram } from '../../test/vendors/telegram.ts'
import { openFirstLooks } from './first-looks.ts'
import { followServer } from './follow-server.ts'
import { type Bubble, type Deed, type Done, isDeed, type Means, type Person, type PhoneApp } from './phone-app.ts'
import { fieldsIn, listIn, textIn } from './read-fields.ts'

const place = {
  id: 'telegram',
  name: { es: 'Telegram', en: 'Telegram' },
  face: 'talk',
  mark: { letters: 'TG', hue: 232 },
  can: { picture: true, quote: true, react: ['👍', '❤', '🔥', '🥰', '👏'], edit: true },
} as const

const idOf = ({ number }: Person) => 700_000 + number

export async function openTelegramPhone({ brand, people, now, from }: Means): Promise<PhoneApp> {
  const token = `${7100 + brand.id.length}:${brand.id}-bot-token-of-the-demo`
  const vendor = await openTelegram({ token, name: brand.name, from })
  const who = new Map(people.map(person => [String(idOf(person)), person.id]))
  const messageId = (id: string) => Number(id.split('/')[1])
  const cameAt = openFirstLooks(now)
  const reacted = new Map<string, string | null>()

  function does(person: Person, deed: Deed): Done {
    const chat = idOf(person)
    const [firstName = '', ...rest] = person.name.split(' ')
    const writer = {
      ...{ id: chat, first_name: firstName, language_code: person.language },
      ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    }
    const update = vendor.number()
    const at = now()
    if (isDeed(deed, 'say')) {
      const id = vendor.number()
      const bubble = bubbleOf(deed, person, `${chat}/${id}`, at)
      const said = { messageId: id, at, ...(deed.quoteOf ? { replyTo: messageId(deed.quoteOf) } : {}) }
      return { bubble, posts: told(sent(deed, writer, update, said, bubble)) }
    }
    if (isDeed(deed, 'typing', 'read', 'unsend')) return {}
    const about = { messageId: messageId(deed.of), at }
    if (isDeed(deed, 'edit'))
      return {
        change: { id: deed.of, text: deed.text, isEdited: true },
        posts: told(telegramCustomer.edits(writer, update, { ...about, text: deed.text })),
      }
    if (isDeed(deed, 'press'))
      return { posts: told(telegramCustomer.presses(writer, update, { ...about, data: deed.choice.id })) }
    return {
      change: { id: deed.of, reactions: deed.emoji ? { person: deed.emoji } : {} },
      posts: told(telegramCustomer.reacts(writer, update, { ...about, emoji: deed.emoji })),
    }
  }

  type Writer = Parameters<typeof telegramCustomer.writes>[0]
  type Said = { messageId: number; at: number; replyTo?: number }
  const sent = (deed: Extract<Deed, { deed: 'say' }>, writer: Writer, update: number, said: Said, { file }: Bubble) => {
    if (!deed.file || !file) return telegramCustomer.writes(writer, update, { ...said, text: deed.text })
    vendor.files.set(file.ref, deed.file.bytes)
    if (!deed.file.type.startsWith('image/'))
      return telegramCustomer.sendsFile(writer, update, { ...said, fileId: file.ref, ...deed.file })
    const caption = deed.text ? { caption: deed.text } : {}
    return telegramCustomer.sendsPhoto(writer, update, { ...said, fileId: file.ref, ...caption })
  }

  /** With a webhook Telegram posts it; without one it waits until it is fetched. */
  const told = (update: Parameters<typeof vendor.happens>[0]) => {
    const post = vendor.happens(update)
    return post ? [post] : []
  }

  const app: PhoneApp = {
    channel: 'telegram',
    platform: vendor,
    places: [place],
    connection: { settings: { token, address: vendor.address }, key: String(vendor.bot.id) },
    does: (_, person, deed) => does(person, deed),
    stands: () => ({
      telegram: {
        bubbles: vendor.messages.map(each => shown(each, who.get(each.chat) ?? '', cameAt(keyOf(each)))),
        changes: [...reacted].map(([id, emoji]) => ({ id, reactions: emoji ? { brand: emoji } : {} })),
      },
    }),
    hint({ path, body }) {
      const fields = fieldsIn(body)
      if (path.endsWith('/sendChatAction'))
        return { kind: 'typing', person: who.get(String(fields.chat_id)) ?? '' } as const
      if (path.endsWith('/setMessageReaction')) {
        const emoji = textIn(fieldsIn(listIn(fields.reaction)[0]).emoji) ?? null
        reacted.set(`${String(fields.chat_id)}/${String(fields.message_id)}`, emoji)
      }
      return undefined
    },
    async bytes(ref) {
      const message = vendor.messages.find(each => `sent:${keyOf(each)}` === ref)
      const photo = message && Object.values(message.fields).find(each => each instanceof Blob)
      return photo instanceof Blob ? new Uint8Array(await photo.arrayBuffer()) : vendor.file(ref)
    },
    follow(look, signal) {
      followServer(vendor, look, signal, app.hint)
    },
    [Symbol.asyncDispose]: () => vendor.close(),
  }
  return app
}

function bubbleOf(deed: Extract<Deed, { deed: 'say' }>, person: Person, id: string, at: number): Bubble {
  return {
    ...{ id, person: person.id, by: 'person', at },
    ...(deed.text ? { text: deed.text } : {}),
    ...(deed.quoteOf ? { quoteOf: deed.quoteOf } : {}),
    ...(deed.file ? { file: { ref: `f${id.replace('/', '-')}`, name: deed.file.name, type: deed.file.type } } : {}),
  }
}

const keyOf = ({ chat, id }: BotMessage) => `${chat}/${id}`

function shown(message: BotMessage, person: string, at: number): Bubble {
  const { method, fields, isDeleted } = message
  const key = keyOf(message)
  const text = textIn(fields.text) ?? textIn(fields.caption)
  const quoted = fieldsIn(fields.reply_parameters).message_id as number | undefined
  const rows = listIn(fieldsIn(fields.reply_markup).inline_keyboard).flatMap(listIn).map(fieldsIn)
  const choices = rows.map(({ text: label, callback_data: data, url }) => ({
    ...{ id: String(data ?? url), label: String(label) },
    ...(textIn(url) ? { url: String(url) } : {}),
  }))
  const isPicture = method === 'sendPhoto'
  return {
    ...{ id: key, person, by: 'brand', at },
    ...(text ? { text } : {}),
    ...(quoted === undefined ? {} : { quoteOf: `${message.chat}/${quoted}` }),
    ...(choices.length > 0 ? { choices } : {}),
    ...(isPicture ? { file: { ref: `sent:${key}`, name: 'photo', type: 'image/*' } } : {}),
    ...(isDeleted ? { isGone: true } : {}),
  }
}
