type Fields = Record<string, unknown>
/** What is wrong with a method's fields, in the platform's words; undefined when nothing is. */
type Check = (fields: Fields) => string | undefined

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isFile = (value: unknown): value is File => value instanceof File
const units = (value: unknown) => (typeof value === 'string' ? value.length : 0)

const megabyte = 1024 * 1024

const where = [
  ...['chat_id', 'business_connection_id', 'message_thread_id', 'direct_messages_topic_id'],
  ...['reply_parameters', 'reply_markup', 'disable_notification', 'protect_content'],
]

const captioned = (fields: Fields) => (units(fields.caption) > 1024 ? 'message caption is too long' : undefined)

const fileCheck =
  (field: string, maxBytes: number, may: string[] = []): Check =>
  fields => {
    const file = fields[field]
    if (!isText(file) && !isFile(file)) return `there is no ${field} in the request`
    if (isFile(file) && file.size === 0) return 'file must be non-empty'
    if (isFile(file) && file.size > maxBytes) return 'file is too big'
    return captioned(fields) ?? others(fields, [field, ...may])
  }

const others = (fields: Fields, known: string[]): string | undefined => {
  const odd = Object.keys(fields).find(name => !known.includes(name) && !where.includes(name))
  return odd === undefined ? undefined : `a field that is in no document: ${odd}`
}

const albumTypes = new Set(['photo', 'video', 'audio', 'document'])

function album(fields: Fields): string | undefined {
  const { media } = fields
  if (!Array.isArray(media) || media.length < 2 || media.length > 10) return 'wrong number of media in the album'
  const kinds = media.map(each => String((each as Fields).type))
  if (kinds.some(kind => !albumTypes.has(kind))) return 'type of media is not one that an album takes'
  const shelves = new Set(kinds.map(kind => (kind === 'video' ? 'photo' : kind)))
  if (shelves.size > 1) return "document can't be mixed with other media types"
  const names = media.map(each => String((each as Fields).media).replace('attach://', ''))
  if (names.some(name => !isFile(fields[name]))) return 'wrong file identifier/HTTP URL specified'
  if ('reply_markup' in fields) return 'reply markup is not allowed for albums'
  return media.map(each => captioned(each as Fields)).find(Boolean) ?? others(fields, ['media', ...names])
}

function keyboard({ reply_markup: markup }: Fields): string | undefined {
  if (markup === undefined) return undefined
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard
  if (!Array.isArray(rows)) return 'object expected as reply markup'
  for (const button of rows.flat() as Fields[]) {
    if (!isText(button.text)) return 'inline keyboard button text must be non-empty'
    const { callback_data: data, url } = button
    if (isText(data) === isText(url)) return 'Text buttons are unallowed in the inline keyboard'
    if (isText(data) && Buffer.byteLength(data) > 64) return 'BUTTON_DATA_INVALID'
    if (isText(url) && !/^(https?|tg):/.test(url)) return 'BUTTON_URL_INVALID'
  }
  return undefined
}

const text: Check = fields => {
  if (!isText(fields.text)) return 'message text is empty'
  return units(fields.text) > 4096 ? 'message is too long' : others(fields, ['text', 'message_id'])
}

const point: Check = ({ latitude, longitude }) =>
  isNumber(latitude) && isNumber(longitude) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? undefined
    : 'wrong latitude or longitude'

/** Methods that send a message. */
export const sending: Record<string, Check> = {
  sendMessage: text,
  sendPhoto: fileCheck('photo', 10 * megabyte, ['caption']),
  sendAnimation: fileCheck('animation', 50 * megabyte, ['caption']),
  sendVideo: fileCheck('video', 50 * megabyte, ['caption']),
  sendVoice: fileCheck('voice', 50 * megabyte, ['caption']),
  sendAudio: fileCheck('audio', 50 * megabyte, ['caption']),
  sendDocument: fileCheck('document', 50 * megabyte, ['caption']),
  sendSticker: fileCheck('sticker', megabyte),
  sendMediaGroup: album,
  sendLocation: fields => point(fields) ?? others(fields, ['latitude', 'longitude']),
  sendVenue: fields =>
    point(fields) ??
    (isText(fields.title) && isText(fields.address) ? undefined : 'venue has no title or no address') ??
    others(fields, ['latitude', 'longitude', 'title', 'address']),
  sendContact: fields =>
    (isText(fields.phone_number) && isText(fields.first_name) ? undefined : 'contact phone number is empty') ??
    others(fields, ['phone_number', 'first_name', 'last_name', 'vcard']),
}

/** Methods about a message or a chat that is there. */
export const acting: Record<string, Check> = {
  editMessageText: text,
  editMessageCaption: fields => captioned(fields) ?? others(fields, ['caption', 'message_id']),
  editMessageReplyMarkup: fields => others(fields, ['message_id']),
  deleteMessage: fields => others(fields, ['message_id']),
  deleteBusinessMessages: ({ message_ids: ids }) =>
    Array.isArray(ids) && ids.length > 0 && ids.length <= 100 && ids.every(isNumber) ? undefined : 'wrong message_ids',
  readBusinessMessage: fields => others(fields, ['message_id']),
  setMessageReaction: ({ reaction }) =>
    Array.isArray(reaction) &&
    reaction.every(each => (each as Fields).type === 'emoji' && isText((each as Fields).emoji))
      ? undefined
      : 'REACTION_INVALID',
  sendChatAction: fields =>
    fields.action === 'typing' ? others(fields, ['action']) : 'wrong parameter action in request',
}

const chatless = new Set(['deleteBusinessMessages'])
const messageless = new Set(['sendChatAction', 'deleteBusinessMessages'])

export function faultOf(method: string, fields: Fields): string | undefined {
  const check = sending[method] ?? acting[method]
  if (!check) return 'method not found'
  const isNamed = isNumber(fields.chat_id) || isText(fields.chat_id)
  if (!isNamed && !chatless.has(method)) return 'chat_id is empty'
  if (method in acting && !messageless.has(method) && !isNumber(fields.message_id)) return 'message_id is invalid'
  const quoted = fields.reply_parameters as Fields | undefined
  if (quoted !== undefined && !isNumber(quoted.message_id)) return 'message to be replied not found'
  return keyboard(fields) ?? check(fields)
}
