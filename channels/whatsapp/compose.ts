import type { MediaKind, Out, OutPart } from '#channel'
import { type Body, textBody } from './compose-body.ts'
import { buttonsBody, listBody } from './compose-interactive.ts'

/** How the platform finds a file of ours: as it was uploaded, or by an address. */
export type FileRef = { id: string } | { link: string }

export type FilePart = Extract<OutPart, { file: string }>

export const isFile = (part: OutPart): part is FilePart => 'file' in part

const longestCaption = 1024
const captioned = new Set<MediaKind>(['image', 'video', 'document'])

/** A message of ours as those of the platform: each file, place and choice is one of its own. Pure. */
export function bodiesOf({ text = '', parts = [] }: Out, refs: ReadonlyMap<FilePart, FileRef>): Body[] {
  const files = parts.filter(isFile)
  const choice = parts.find(part => part.kind === 'buttons' || part.kind === 'list')
  const isCaption = !choice && files.length > 0 && captioned.has(files[0]!.kind) && text.length <= longestCaption
  const bodies: Body[] = text !== '' && !isCaption && !choice ? [textBody(text)] : []
  const media = files.map((part, index) => fileBody(part, refs.get(part)!, index === 0 && isCaption ? text : ''))
  const others = parts.flatMap(part =>
    part.kind === 'location' ? [locationBody(part)] : part.kind === 'product' ? [productBody(part)] : [],
  )
  const cards = parts.flatMap(part => (part.kind === 'card' ? [cardOf(part)] : []))
  bodies.push(...media, ...others)
  if (cards.length > 0) bodies.push({ type: 'contacts', contacts: cards })
  // What is to be chosen from stands last, where it is seen.
  if (choice?.kind === 'buttons') bodies.push(...buttonsBody(text, choice.buttons))
  if (choice?.kind === 'list') bodies.push(...listBody(text, choice))
  return bodies
}

function fileBody({ kind, name, type }: FilePart, ref: FileRef, caption: string): Body {
  const isVoice = kind === 'audio' && type === 'audio/ogg; codecs=opus'
  const said = {
    ...ref,
    ...(caption === '' ? {} : { caption }),
    ...(kind === 'document' ? { filename: name } : {}),
    ...(isVoice ? { voice: true } : {}),
  }
  return { type: kind, [kind]: said }
}

const locationBody = ({ latitude, longitude, name, address }: Extract<OutPart, { kind: 'location' }>): Body => ({
  type: 'location',
  location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
})

const cardOf = ({ name, phones, emails, organisation }: Extract<OutPart, { kind: 'card' }>): object => ({
  name: { formatted_name: name, first_name: name },
  ...(phones.length > 0 ? { phones: phones.map(phone => ({ phone })) } : {}),
  ...(emails.length > 0 ? { emails: emails.map(email => ({ email })) } : {}),
  ...(organisation ? { org: { company: organisation } } : {}),
})

/** A product in words, with its picture: the platform's own form of it wants a catalogue that we do not know. */
function productBody({ name, price, url, image }: Extract<OutPart, { kind: 'product' }>): Body {
  const lines = [name, price ? `${price.amount} ${price.currency}` : '', url ?? ''].filter(line => line !== '')
  const text = lines.join('\n')
  if (!image?.url) return textBody(text)
  return { type: 'image', image: { link: image.url, caption: text.slice(0, longestCaption) } }
}
