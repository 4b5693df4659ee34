import { complaint, type Fields, fieldsIn } from './graph.ts'
import type { Answer } from './vendor-server.ts'

/** A message of a private thread, as it stands in the platform's inbox. */
export type Said = { id: string; person: string; isOurs: boolean; at: number; message: Fields; replyTo?: string }

export type Talks = {
  said: Said[]
  /** Seen, typing and reactions of the brand. */
  actions: Fields[]
  /** When each person last wrote; nobody else can be written to. */
  heard: Map<string, number>
}

/** What the platform takes in one message; `measure` says how long a text is for it. */
export type Rules = {
  longest: number
  measure: (text: string) => number
  outside: number
  attachments: readonly string[]
}

const dayMs = 86_400_000
const dashed = (value: unknown): value is unknown[] => Array.isArray(value)

/** What is wrong with a message; undefined when it may go. */
export function messageFault(message: Fields, { longest, measure, attachments }: Rules): Answer | undefined {
  const { text, attachment, quick_replies: replies, metadata } = message
  if ((text === undefined) === (attachment === undefined))
    return complaint(100, '(#100) Must have exactly one of text and attachment')
  if (text !== undefined && (typeof text !== 'string' || text === '' || measure(text) > longest))
    return complaint(100, `(#100) Length of param message[text] must be less than or equal to ${longest}`)
  if (typeof metadata === 'string' && metadata.length > 1000) return complaint(100, '(#100) metadata is too long')
  if (replies !== undefined && !areReplies(replies)) return complaint(100, '(#100) Param quick_replies is not valid')
  return attachment === undefined ? undefined : attachmentFault(fieldsIn(attachment), attachments)
}

const areReplies = (replies: unknown): boolean =>
  dashed(replies) &&
  replies.length <= 13 &&
  replies
    .map(fieldsIn)
    .every(({ content_type: type, title, payload }) => type === 'text' && isShort(title, 20) && isShort(payload, 1000))

const isShort = (value: unknown, most: number) => typeof value === 'string' && value !== '' && [...value].length <= most

function attachmentFault({ type, payload }: Fields, types: readonly string[]): Answer | undefined {
  const { url, attachment_id: id, template_type: kind, ...rest } = fieldsIn(payload)
  if (type === 'template')
    return isTemplate(kind, rest) ? undefined : complaint(100, '(#100) The template is not valid')
  if (!types.includes(String(type)))
    return complaint(100, `(#100) Param message[attachment][type] must be one of ${types.join()}`)
  if (type === 'like_heart' || typeof id === 'string' || /^https?:\/\//.test(String(url))) return undefined
  return complaint(100, '(#100) Upload attachment failure.', 2018047)
}

function isTemplate(kind: unknown, { text, buttons, elements }: Fields): boolean {
  const are = (value: unknown) =>
    value === undefined ||
    (dashed(value) &&
      value.length <= 3 &&
      value
        .map(fieldsIn)
        .every(
          button => isShort(button.title, 20) && ['web_url', 'postback', 'phone_number'].includes(String(button.type)),
        ))
  if (kind === 'button') return isShort(text, 640) && dashed(buttons) && are(buttons)
  if (kind !== 'generic' || !dashed(elements) || elements.length > 10) return false
  return elements.map(fieldsIn).every(each => isShort(each.title, 80) && are(each.buttons))
}

/** Whether the person may be written to now; seven days with the tag that says that a person writes. */
export function windowFault(
  talks: Talks,
  person: string,
  asked: Fields,
  now: number,
  rules: Rules,
): Answer | undefined {
  const { messaging_type: type, tag } = asked
  if (type !== undefined && !['RESPONSE', 'UPDATE', 'MESSAGE_TAG'].includes(String(type)))
    return complaint(100, '(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}')
  if ((type === 'MESSAGE_TAG') !== (tag === 'HUMAN_AGENT')) return complaint(100, '(#100) Param tag is not valid')
  const heardAt = talks.heard.get(person)
  if (heardAt === undefined) return complaint(100, '(#100) No matching user found', 2018001)
  const most = type === 'MESSAGE_TAG' ? 7 * dayMs : dayMs
  if (now - heardAt <= most) return undefined
  return complaint(10, '(#10) This message is sent outside of allowed window.', rules.outside)
}

/** A sender action; undefined when it was taken. */
export function actionFault(asked: Fields): Answer | undefined {
  const { sender_action: action, message, payload } = asked
  const { message_id: id, reaction } = fieldsIn(payload)
  if (message !== undefined) return complaint(100, '(#100) sender_action must be sent alone')
  if (['typing_on', 'typing_off', 'mark_seen'].includes(String(action))) return undefined
  if (!['react', 'unreact'].includes(String(action))) return complaint(100, '(#100) Param sender_action is not valid')
  const isWhole = typeof id === 'string' && (action === 'unreact' || isShort(reaction, 20))
  return isWhole ? undefined : complaint(100, '(#100) Param payload is not valid')
}

/** A message as the inbox shows it. */
export const shownMessage = ({ id, person, isOurs, at, message }: Said, self: string) => {
  const { attachment, text } = message
  return {
    id,
    message: text ?? '',
    created_time: new Date(at).toISOString().replace(/\.\d+Z$/, '+0000'),
    from: { id: isOurs ? self : person },
    to: { data: [{ id: isOurs ? person : self }] },
    ...(attachment
      ? { attachments: { data: [{ id: `a-${id}`, file_url: fieldsIn(fieldsIn(attachment).payload).url }] } }
      : {}),
  }
}
