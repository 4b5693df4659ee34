import { type MediaKind, numberOf, type Part, present } from '#channel'
import type { Form } from './parse.ts'

const mostMedia = 10

/** The pieces of a message beside its text. */
export function partsOf(form: Form): Part[] {
  const parts = [...mediaOf(form), ...locationOf(form), ...choiceOf(form), ...referralOf(form)]
  const type = form('MessageType')
  if (form('InteractiveData') !== undefined) parts.push({ kind: 'unseen', what: 'form' })
  // A kind that has no words here: reactions, orders, whatever comes next.
  if (parts.length === 0 && form('Body') === undefined && type !== undefined && type !== 'text')
    parts.push({ kind: 'unseen', what: type.slice(0, 100) })
  return parts
}

function mediaOf(form: Form): Part[] {
  const count = Math.min(mostMedia, numberOf(form('NumMedia')) ?? 0)
  const parts: Part[] = []
  for (let index = 0; index < count; index++) {
    const url = form(`MediaUrl${index}`)
    const type = form(`MediaContentType${index}`)
    if (url) parts.push({ kind: kindOf(type, form('MessageType')), ref: { url }, ...present({ type }) })
  }
  return parts
}

function kindOf(type = '', messageType = ''): MediaKind {
  if (messageType === 'sticker') return 'sticker'
  const [family] = type.split('/')
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

function locationOf(form: Form): Part[] {
  const latitude = numberOf(form('Latitude'))
  const longitude = numberOf(form('Longitude'))
  if (latitude === undefined || longitude === undefined) return []
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return []
  return [{ kind: 'location', latitude, longitude, ...present({ name: form('Label'), address: form('Address') }) }]
}

function choiceOf(form: Form): Part[] {
  const [button, list] = [form('ButtonPayload') ?? form('ButtonText'), form('ListId')]
  if (button) return [{ kind: 'choice', id: button, label: form('ButtonText') ?? form('Body') ?? button }]
  return list ? [{ kind: 'choice', id: list, label: form('ListTitle') ?? form('Body') ?? list }] : []
}

/** The advertisement from which somebody came. */
function referralOf(form: Form): Part[] {
  const text = [form('ReferralHeadline'), form('ReferralBody')].filter(Boolean).join('\n') || undefined
  const [id, url, picture] = [form('ReferralSourceId'), form('ReferralSourceUrl'), form('ReferralMediaUrl')]
  if (!id && !url && !text) return []
  return [{ kind: 'post', ...present({ id, text, url, picture: picture ? { url: picture } : undefined }) }]
}
