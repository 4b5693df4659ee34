import type { Capabilities, TextLimit } from './contract-capabilities.ts'
import type { MediaKind } from './contract-inbound.ts'
import type { Deed, Out, OutPart, Sent } from './contract-outbound.ts'

type Rejected = Extract<Sent, { kind: 'rejected' }>

const graphemes = new Intl.Segmenter()
const withContent: readonly Deed[] = ['message', 'reply', 'post', 'private-reply', 'edit']
const aboutAMessage: readonly Deed[] = ['edit', 'unsend', 'react', 'hide', 'like']

/** How long a text is, as the platform counts. */
export function textLength(text: string, unit: TextLimit['unit']): number {
  if (unit === 'utf16') return text.length
  if (unit === 'bytes') return new TextEncoder().encode(text).length
  return [...graphemes.segment(text)].length
}

/** Why a place with these capabilities cannot take this, known before anything is sent; undefined when it can. */
export function refusal(out: Out, can: Capabilities): Rejected | undefined {
  if (!can.deeds.includes(out.deed)) return no('cannot-do', out.deed)
  if (aboutAMessage.includes(out.deed) && !out.targetId) return no('no-target-message', out.deed)
  return withContent.includes(out.deed) ? contentRefusal(out, can) : undefined
}

function contentRefusal(out: Out, can: Capabilities): Rejected | undefined {
  const { text = '', parts = [] } = out
  if (!can.visibility.includes(out.visibility)) return no('cannot-be-seen', out.visibility)
  if (text === '' && parts.length === 0) return no('empty', 'neither text nor parts')
  const length = textLength(text, can.text.unit)
  if (length > can.text.max) return no('too-long', `${length} ${can.text.unit}, at most ${can.text.max}`)
  const media = parts.filter(part => 'file' in part)
  if (media.length > can.maxMedia) return no('too-many-files', `${media.length}, at most ${can.maxMedia}`)
  for (const part of parts) {
    const refused = 'file' in part ? mediaRefusal(part, can) : partRefusal(part, can)
    if (refused) return refused
  }
  return undefined
}

function mediaRefusal(part: Extract<OutPart, { file: string }>, can: Capabilities): Rejected | undefined {
  const limit = can.media[part.kind]
  if (!limit) return no('cannot-carry', part.kind)
  if (!limit.types.some(type => fits(part.type, type))) return no('wrong-type', part.type)
  return part.size > limit.maxBytes ? no('too-large', `${part.size} bytes, at most ${limit.maxBytes}`) : undefined
}

function partRefusal(part: Exclude<OutPart, { kind: MediaKind }>, can: Capabilities): Rejected | undefined {
  if (!can.parts.includes(part.kind)) return no('cannot-carry', part.kind)
  if (part.kind !== 'buttons' || !can.buttons) return undefined
  const { max, labelMax } = can.buttons
  if (part.buttons.length > max) return no('too-many-buttons', `${part.buttons.length}, at most ${max}`)
  const long = part.buttons.find(button => textLength(button.label, 'graphemes') > labelMax)
  return long && no('label-too-long', `"${long.label}", at most ${labelMax}`)
}

/** `range` is a media type, or a range such as "image/*". */
const fits = (type: string, range: string): boolean =>
  range === '*/*' || type === range || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))

const no = (code: string, text: string): Rejected => ({ kind: 'rejected', code, text })
