import type { Out, OutPart, Sent } from '#channel'
import { dataOf } from './choice.ts'
import { durationMsOf } from './duration.ts'
import type { Ctx } from './token.ts'

/** One of LINE's message objects. */
export type Message = Record<string, unknown> & { type: string }

type Rejected = Extract<Sent, { kind: 'rejected' }>
type MediaPart = Extract<OutPart, { file: string }>

/** The messages that it becomes: the text first; buttons hang below the last one. */
export async function compose(out: Out, ctx: Ctx): Promise<Message[] | Rejected> {
  const parts = out.parts ?? []
  const quote = out.tokens?.quote
  const messages: Message[] = out.text
    ? [{ type: 'text', text: out.text, ...(quote === undefined ? {} : { quoteToken: quote }) }]
    : []
  for (const part of parts) messages.push(...('file' in part ? [await mediaMessage(part, ctx)] : thingMessages(part)))
  const items = parts.flatMap(quickReplies)
  const last = messages.at(-1)
  if (items.length > mostReplies)
    return { kind: 'rejected', code: 'too-many-buttons', text: `${items.length}, at most ${mostReplies}` }
  if (items.length > 0) {
    if (!last) return { kind: 'rejected', code: 'buttons-need-text', text: 'Buttons hang below a text' }
    last.quickReply = { items }
  }
  const sender = senderOf(out.agent)
  return sender ? messages.map(message => ({ ...message, sender })) : messages
}

const mostReplies = 13
const longestName = 20

/** Who answers, as LINE shows it: it takes no name with its own in it, and pictures as PNG alone. */
function senderOf(agent: Out['agent']): object | undefined {
  if (!agent?.name || agent.name.length > longestName || /line/i.test(agent.name)) return undefined
  const iconUrl = agent.picture && /^https:\S+\.png$/i.test(agent.picture) ? agent.picture : undefined
  return { name: agent.name, ...(iconUrl ? { iconUrl } : {}) }
}

/** LINE keeps no pictures and sounds of ours: each phone fetches them when they are looked at, and again much later. */
const shownMs = 365 * 86_400_000

/** LINE fetches what is shown from where it stands; what it cannot show is a link. */
async function mediaMessage(part: MediaPart, ctx: Ctx): Promise<Message> {
  const address = ctx.fileAddress(part.file, shownMs)
  if (part.kind === 'image') return { type: 'image', originalContentUrl: address, previewImageUrl: address }
  if (part.kind === 'audio') {
    const duration = durationMsOf((await ctx.file(part.file)).bytes, part.type)
    if (duration !== undefined) return { type: 'audio', originalContentUrl: address, duration }
  }
  return { type: 'text', text: `${part.name}\n${address}` }
}

function thingMessages(part: Exclude<OutPart, MediaPart>): Message[] {
  if (part.kind === 'location') return [location(part)]
  if (part.kind === 'product') return [product(part)]
  if (part.kind === 'list') {
    const rows = part.rows.map(({ title, detail }) => `• ${detail ? `${title} – ${detail}` : title}`)
    return [{ type: 'text', text: cut([part.label, ...rows].join('\n'), 5000) }]
  }
  return []
}

/** At most so many units, and no half of a sign. */
const cut = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')

const longestTitle = 100

/** LINE wants a title and an address. */
function location({ name, address, latitude, longitude }: Extract<OutPart, { kind: 'location' }>): Message {
  const point = `${latitude}, ${longitude}`
  const title = cut(name ?? address ?? point, longestTitle)
  return { type: 'location', title, address: cut(address ?? point, longestTitle), latitude, longitude }
}

/** A card with a picture and a link; without a link there is nothing to press, and it is a text. */
function product({ name, price, url, image }: Extract<OutPart, { kind: 'product' }>): Message {
  const cost = price ? `${price.amount} ${price.currency}` : undefined
  const text = cost === undefined ? name : `${name}\n${cost}`
  if (!url) return { type: 'text', text }
  const picture = image?.url?.startsWith('https:') ? image.url : undefined
  const label = cut(name, 20)
  const template = {
    type: 'buttons',
    ...(picture ? { thumbnailImageUrl: picture } : {}),
    title: cut(name, 40),
    text: cut(cost ?? name, 60),
    actions: [{ type: 'uri', label, uri: url }],
  }
  return { type: 'template', altText: cut(text, 400), template }
}

const reply = (action: object) => ({ type: 'action', action })

function quickReplies(part: OutPart): object[] {
  const pressed = (id: string, label: string) =>
    reply({ type: 'postback', label, data: dataOf(id, label), displayText: label })
  if (part.kind === 'buttons')
    return part.buttons.map(({ id, label, url }) =>
      url ? reply({ type: 'uri', label, uri: url }) : pressed(id, label),
    )
  return part.kind === 'list' ? part.rows.map(({ id, title }) => pressed(id, title)) : []
}
