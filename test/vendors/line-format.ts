type Fields = Record<string, unknown>
type Check = (message: Fields) => string | undefined

export type LineFault = { message: string; property: string }

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= max
const isAddress = (value: unknown): boolean => isText(value, 2000) && /^https:\/\/\S+$/.test(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const shared = new Set(['type', 'quickReply', 'sender'])

/** The first field that is not as it must be; a field that is in no document is one too. */
function firstFault(message: Fields, needed: Record<string, boolean>, may: string[] = []): string | undefined {
  const missing = Object.entries(needed).find(([, isRight]) => !isRight)?.[0]
  return missing ?? Object.keys(message).find(name => !(name in needed) && !shared.has(name) && !may.includes(name))
}

const messages: Record<string, Check> = {
  text: message => firstFault(message, { text: isText(message.text, 5000) }, ['emojis', 'quoteToken']),
  image: message =>
    firstFault(message, {
      originalContentUrl: isAddress(message.originalContentUrl),
      previewImageUrl: isAddress(message.previewImageUrl),
    }),
  video: message =>
    firstFault(message, {
      originalContentUrl: isAddress(message.originalContentUrl),
      previewImageUrl: isAddress(message.previewImageUrl),
    }),
  audio: message =>
    firstFault(message, {
      originalContentUrl: isAddress(message.originalContentUrl),
      duration: isNumber(message.duration) && message.duration > 0,
    }),
  location: message =>
    firstFault(message, {
      title: isText(message.title, 100),
      address: isText(message.address, 100),
      latitude: isNumber(message.latitude) && Math.abs(message.latitude) <= 90,
      longitude: isNumber(message.longitude) && Math.abs(message.longitude) <= 180,
    }),
  sticker: message =>
    firstFault(message, { packageId: isText(message.packageId, 50), stickerId: isText(message.stickerId, 50) }),
  template: message =>
    firstFault(message, {
      altText: isText(message.altText, 400),
      template: buttonsTemplate((message.template ?? {}) as Fields),
    }),
}

function buttonsTemplate({ type, title, text, thumbnailImageUrl: picture, actions }: Fields): boolean {
  const longest = title !== undefined || picture !== undefined ? 60 : 160
  return (
    type === 'buttons' &&
    isText(text, longest) &&
    (title === undefined || isText(title, 40)) &&
    (picture === undefined || isAddress(picture)) &&
    isListOf(actions, 1, 4) &&
    actions.every(action => isAction(action as Fields))
  )
}

const isListOf = (value: unknown, least: number, most: number): value is unknown[] =>
  Array.isArray(value) && value.length >= least && value.length <= most

function isAction({ type, label, data, uri, text, displayText }: Fields): boolean {
  if (!isText(label, 20)) return false
  if (type === 'postback') return isText(data, 300) && (displayText === undefined || isText(displayText, 300))
  if (type === 'uri') return isText(uri, 1000) && /^(https?|line|tel):/.test(uri)
  return type === 'message' && isText(text, 300)
}

function quickReplyFault({ quickReply }: Fields): string | undefined {
  if (quickReply === undefined) return undefined
  const { items } = quickReply as Fields
  const areRight =
    isListOf(items, 1, 13) &&
    items.every(each => (each as Fields).type === 'action' && isAction(((each as Fields).action ?? {}) as Fields))
  return areRight ? undefined : 'quickReply.items'
}

function senderFault({ sender }: Fields): string | undefined {
  if (sender === undefined) return undefined
  const { name, iconUrl } = sender as Fields
  if (!isText(name, 20) || /line/i.test(name)) return 'sender.name'
  return iconUrl === undefined || isAddress(iconUrl) ? undefined : 'sender.iconUrl'
}

/** What is wrong with the messages of a push, where it is. */
export function faultsOfMessages(value: unknown): LineFault[] {
  if (!isListOf(value, 1, 5)) return [{ message: 'Size must be between 1 and 5', property: 'messages' }]
  return value.flatMap((each, index) => {
    const message = (typeof each === 'object' && each !== null ? each : {}) as Fields
    const check = messages[String(message.type)]
    const fault = check ? (check(message) ?? quickReplyFault(message) ?? senderFault(message)) : 'type'
    return fault === undefined ? [] : [{ message: `invalid ${fault}`, property: `/messages/${index}/${fault}` }]
  })
}
