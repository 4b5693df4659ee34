import type { Context, Out, OutPart } from '#channel'

type Ctx = Pick<Context<unknown>, 'fileAddress'>

/** One message of Messenger or of Instagram. */
export type Piece = Record<string, unknown>

type Button = Extract<OutPart, { kind: 'buttons' }>['buttons'][number]
type Product = Extract<OutPart, { kind: 'product' }>

export const longestButtonText = 640
export const mostLinkButtons = 3
const longestTitle = 80

const types = { image: 'image', sticker: 'image', audio: 'audio', video: 'video', document: 'file' } as const

/**
 * The messages that this one becomes, in their order: text, then each file, then products. Buttons are quick replies
 * below the last of them; with an address in one of them they are a template, which has the text in it.
 */
export function piecesOf(out: Out, ctx: Ctx): Piece[] | 'too-many-buttons' | 'too-long' | 'empty' {
  const { text = '', parts = [] } = out
  const buttons = parts.flatMap(part => (part.kind === 'buttons' ? part.buttons : []))
  const products = parts.flatMap(part => (part.kind === 'product' ? [part] : []))
  const files = parts.flatMap(part => ('file' in part ? [fileOf(part, ctx)] : []))
  const hasLink = buttons.some(button => button.url !== undefined)
  if (hasLink && buttons.length > mostLinkButtons) return 'too-many-buttons'
  if (hasLink && text.length > longestButtonText) return 'too-long'
  if (buttons.length > 0 && text === '' && (hasLink || files.length + products.length === 0)) return 'empty'
  const words = hasLink ? [buttonTemplate(text, buttons)] : text === '' ? [] : [{ text }]
  const pieces: Piece[] = [...words, ...files, ...(products.length === 0 ? [] : [productTemplate(products)])]
  const last = pieces.at(-1)
  if (last && buttons.length > 0 && !hasLink) last.quick_replies = buttons.map(quickReply)
  return pieces
}

function fileOf(part: Extract<OutPart, { file: string }>, ctx: Ctx): Piece {
  return { attachment: { type: types[part.kind], payload: { url: ctx.fileAddress(part.file) } } }
}

const quickReply = ({ id, label }: Button) => ({ content_type: 'text', title: label, payload: id })

const templateButton = ({ id, label, url }: Button) =>
  url === undefined ? { type: 'postback', title: label, payload: id } : { type: 'web_url', title: label, url }

const template = (payload: object): Piece => ({ attachment: { type: 'template', payload } })

const buttonTemplate = (text: string, buttons: readonly Button[]): Piece =>
  template({ template_type: 'button', text, buttons: buttons.map(templateButton) })

const productTemplate = (products: readonly Product[]): Piece =>
  template({ template_type: 'generic', elements: products.map(cardOf) })

const cardOf = ({ name, price, url, image }: Product) => ({
  title: name.slice(0, longestTitle),
  ...(price ? { subtitle: `${price.amount} ${price.currency}` } : {}),
  ...(image?.url ? { image_url: image.url } : {}),
  ...(url ? { default_action: { type: 'web_url', url } } : {}),
})
