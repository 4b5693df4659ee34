import { type Out, type OutPart, type Sent } from '#channel'
import { mediaSteps } from './compose-media.ts'
import { keyboardOf } from './keyboard.ts'

/** A file to be carried along, under the name of its field. */
export type Carried = { field: string; file: string; name: string; type: string }

/** One call of the API, still without the chat that it goes to. */
export type Step = { method: string; fields: Record<string, unknown>; carries?: Carried[] }

type Rejected = Extract<Sent, { kind: 'rejected' }>

const longestCaption = 1024

/**
 * The calls that a message becomes, in their order: the text is the caption of the first file where it can be; what is
 * quoted hangs on the first call, and buttons on one that may have some.
 */
export function compose(out: Out, quotedId: number | undefined): Step[] | Rejected {
  const parts = out.parts ?? []
  const keyboard = keyboardOf(parts)
  if ('kind' in keyboard) return keyboard
  const media = mediaSteps(parts)
  const text = textOf(out.text ?? '', parts)
  const [first] = media
  const isCaption =
    first !== undefined &&
    text !== '' &&
    text.length <= longestCaption &&
    first.method !== 'sendSticker' &&
    !(first.method === 'sendMediaGroup' && keyboard.markup)
  if (isCaption) captioned(first, text)
  const steps = [
    ...(text === '' || isCaption ? [] : [{ method: 'sendMessage', fields: { text } as Record<string, unknown> }]),
    ...media,
    ...parts.flatMap(thingStep),
  ]
  return hung(steps, keyboard.markup, quotedId)
}

/** What a list is of stands above its buttons. */
function textOf(text: string, parts: readonly OutPart[]): string {
  const labels = parts.flatMap(part => (part.kind === 'list' && part.label !== text ? [part.label] : []))
  return [text, ...labels].filter(Boolean).join('\n\n')
}

function hung(steps: Step[], markup: object | undefined, quotedId: number | undefined): Step[] | Rejected {
  if (markup) {
    const bearer =
      steps.find(step => step.method === 'sendMessage') ?? steps.find(each => each.method !== 'sendMediaGroup')
    if (!bearer) return { kind: 'rejected', code: 'buttons-need-text', text: 'Buttons hang below a text' }
    bearer.fields.reply_markup = markup
  }
  const [first] = steps
  if (quotedId !== undefined && first)
    first.fields.reply_parameters = { message_id: quotedId, allow_sending_without_reply: true }
  return steps
}

function captioned(step: Step, caption: string): void {
  const { media } = step.fields
  if (Array.isArray(media)) (media[0] as Record<string, unknown>).caption = caption
  else step.fields.caption = caption
}

function thingStep(part: OutPart): Step[] {
  if (part.kind === 'location') return [locationStep(part)]
  if (part.kind === 'card') return [cardStep(part)]
  return []
}

function locationStep({ latitude, longitude, name, address }: Extract<OutPart, { kind: 'location' }>): Step {
  if (!name && !address) return { method: 'sendLocation', fields: { latitude, longitude } }
  const fields = { latitude, longitude, title: name ?? address, address: address ?? name }
  return { method: 'sendVenue', fields }
}

function cardStep(card: Extract<OutPart, { kind: 'card' }>): Step {
  const { name, phones, emails, organisation } = card
  const [phone] = phones
  // Telegram's cards are of telephone numbers.
  if (phone === undefined)
    return { method: 'sendMessage', fields: { text: [name, organisation, ...emails].filter(Boolean).join('\n') } }
  const isMore = phones.length > 1 || emails.length > 0 || organisation !== undefined
  const fields = { phone_number: phone, first_name: name, ...(isMore ? { vcard: vcardOf(card) } : {}) }
  return { method: 'sendContact', fields }
}

const longestVcard = 2048

function vcardOf({ name, phones, emails, organisation }: Extract<OutPart, { kind: 'card' }>): string | undefined {
  const safe = (value: string) => value.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r?\n/g, ' ')
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${safe(name)}`,
    ...(organisation ? [`ORG:${safe(organisation)}`] : []),
    ...phones.map(phone => `TEL:${safe(phone)}`),
    ...emails.map(email => `EMAIL:${safe(email)}`),
    'END:VCARD',
  ]
  const text = lines.join('\n')
  return Buffer.byteLength(text) <= longestVcard ? text : undefined
}
