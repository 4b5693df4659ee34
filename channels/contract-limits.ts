import { type Capabilities, type Face, faceOf } from './contract-capabilities.ts'
import type { MediaKind } from './contract-inbound.ts'
import { textLength, textOver } from './contract-length.ts'
import type { Deed, Out, OutPart, Sent } from './contract-outbound.ts'

type Rejected = Extract<Sent, { kind: 'rejected' }>

const withContent: readonly Deed[] = ['message', 'reply', 'post', 'private-reply', 'edit']
const aboutAMessage: readonly Deed[] = ['edit', 'unsend', 'react', 'hide', 'like']

/** Why a place with these capabilities cannot take this, known before anything is sent; undefined when it can. */
export function refusal(out: Out, can: Capabilities): Rejected | undefined {
  const face = faceOf(can, out.visibility)
  if (!face.deeds.includes(out.deed)) return no('cannot-do', out.deed)
  if (aboutAMessage.includes(out.deed) && !out.targetId) return no('no-target-message', out.deed)
  if (out.deed === 'template' && !out.template) return no('empty', 'no template')
  if (!withContent.includes(out.deed)) return undefined
  if (!can.visibility.includes(out.visibility)) return no('cannot-be-seen', out.visibility)
  return contentRefusal(out, face)
}

function contentRefusal({ text = '', parts = [] }: Out, face: Face): Rejected | undefined {
  if (text === '' && parts.length === 0) return no('empty', 'neither text nor parts')
  const media = parts.filter(part => 'file' in part)
  const limit = media.length > 0 ? (face.caption ?? face.text) : face.text
  const over = textOver(text, limit)
  if (over > 0) return no('too-long', `${limit.max + over} ${limit.unit}, at most ${limit.max}`)
  if (media.length > face.maxMedia) return no('too-many-files', `${media.length}, at most ${face.maxMedia}`)
  for (const part of parts) {
    const refused = 'file' in part ? mediaRefusal(part, face) : partRefusal(part, face)
    if (refused) return refused
  }
  return undefined
}

function mediaRefusal(part: Extract<OutPart, { file: string }>, can: Face): Rejected | undefined {
  const limit = can.media[part.kind]
  if (!limit) return no('cannot-carry', part.kind)
  if (!limit.types.some(range => isOfType(part.type, range))) return no('wrong-type', part.type)
  return part.size > limit.maxBytes ? no('too-large', `${part.size} bytes, at most ${limit.maxBytes}`) : undefined
}

function partRefusal(part: Exclude<OutPart, { kind: MediaKind }>, can: Face): Rejected | undefined {
  if (!can.parts.includes(part.kind)) return no('cannot-carry', part.kind)
  if (part.kind === 'buttons' && can.buttons)
    return choicesRefusal(
      part.buttons.map(({ label }) => label),
      can.buttons.max,
      can.buttons.labelMax,
    )
  if (part.kind === 'list' && can.list)
    return choicesRefusal(
      part.rows.map(({ title }) => title),
      can.list.max,
      can.list.titleMax,
    )
  return undefined
}

function choicesRefusal(labels: readonly string[], max: number, labelMax: number): Rejected | undefined {
  if (labels.length > max) return no('too-many-buttons', `${labels.length}, at most ${max}`)
  const long = labels.find(label => textLength(label, { unit: 'graphemes' }) > labelMax)
  return long === undefined ? undefined : no('label-too-long', `"${long}", at most ${labelMax}`)
}

/** `range` is a media type, or a range such as "image/*". */
export const isOfType = (type: string, range: string): boolean =>
  range === '*/*' || type === range || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))

const no = (code: string, text: string): Rejected => ({ kind: 'rejected', code, text })
