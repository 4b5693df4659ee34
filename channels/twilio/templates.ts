import { type Fields, fieldsOf, listOf, present, type Template, textOf } from '#channel'
import { listTwilio } from './call.ts'
import { type Ctx, isWhatsapp } from './settings.ts'

const contentUrl = 'https://content.twilio.com/v1/ContentAndApprovals?PageSize=100'

/** What was written beforehand and handed in for approval. An SMS may say anything at any time: it has none. */
export async function templates(profileKey: string, ctx: Ctx): Promise<Template[]> {
  if (!isWhatsapp(profileKey)) return []
  const found = await listTwilio(ctx, contentUrl, json => ({
    found: listOf(json.contents),
    next: textOf(fieldsOf(json.meta).next_page_url),
  }))
  return found.flatMap(each => templateOf(fieldsOf(each)))
}

const states: Record<string, Template['state']> = {
  approved: 'approved',
  rejected: 'refused',
  paused: 'paused',
  disabled: 'paused',
}

function templateOf(content: Fields): Template[] {
  const id = textOf(content.sid)
  const shapes = Object.values(fieldsOf(content.types)).map(fieldsOf)
  const shape = shapes.find(each => textOf(each.body) ?? textOf(each.title))
  const text = textOf(shape?.body) ?? textOf(shape?.title)
  if (!id || !shape || !text) return []
  const approval = fieldsOf(content.approval_requests)
  const status = textOf(approval.status)?.toLowerCase() ?? ''
  // What was never handed in can be sent to nobody there.
  if (status === '' || status === 'unsubmitted') return []
  const titles = listOf(shape.actions).flatMap(each => textOf(fieldsOf(each).title) ?? [])
  const gaps = new Set([...text.matchAll(/\{\{(\d{1,3})\}\}/g)].map(match => match[1]))
  return [
    {
      id,
      name: textOf(content.friendly_name) ?? id,
      language: textOf(content.language) ?? '',
      category: textOf(approval.category) ?? '',
      state: Object.hasOwn(states, status) ? states[status]! : 'pending',
      text,
      gaps: Math.max(gaps.size, Object.keys(fieldsOf(content.variables)).length),
      ...(present({ buttons: titles.length > 0 ? titles : undefined, footer: textOf(shape.footer) }) as object),
    },
  ]
}
