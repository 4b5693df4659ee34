import { type Fields, fieldsOf, listOf, present, type Template, textOf } from '#channel'
import { type Ctx, pages } from './graph.ts'
import { countOf, type Gap, writePlan } from './template-plan.ts'

const fields = 'id,name,language,status,category,parameter_format,components'

/** The account's templates; those with pieces that cannot be filled in from here (carousels, catalogues, places) are left out. */
export async function templates(_: string, ctx: Ctx): Promise<Template[]> {
  const found = await pages(ctx, `/${ctx.settings.account}/message_templates`, { fields })
  if (!Array.isArray(found))
    throw new Error(`WhatsApp does not tell its templates: ${'code' in found ? found.code : ''}`)
  return found.flatMap(each => templateOf(fieldsOf(each)) ?? [])
}

const states = new Map<string, Template['state']>([
  ['APPROVED', 'approved'],
  ['PENDING', 'pending'],
  ['IN_APPEAL', 'pending'],
  ['PAUSED', 'paused'],
])

export function templateOf(given: Fields): Template | undefined {
  const [name, language] = [textOf(given.name), textOf(given.language)]
  const components = listOf(given.components).map(fieldsOf)
  if (!name || !language || components.some(isBeyondUs)) return undefined
  const of = (type: string) => components.find(each => upper(each.type) === type) ?? {}
  const isPassword = upper(given.category) === 'AUTHENTICATION'
  const gaps: Gap[] = []
  const header = headerOf(of('HEADER'), gaps)
  const text = filled(textOf(of('BODY').text) ?? '', gaps, gapName => ({ at: 'body', ...gapName }))
  const labels = listOf(of('BUTTONS').buttons).map((each, index) => buttonOf(fieldsOf(each), index, gaps, isPassword))
  return {
    id: writePlan({ name, gaps }),
    name,
    language,
    category: (textOf(given.category) ?? '').toLowerCase(),
    state: states.get(upper(given.status)) ?? 'refused',
    text,
    ...present({ header, footer: textOf(of('FOOTER').text), buttons: labels.length > 0 ? labels : undefined }),
    gaps: countOf(gaps),
  }
}

const upper = (value: unknown): string => (textOf(value) ?? '').toUpperCase()

const known = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS'])
const formats = new Set(['', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT'])
const plainButtons = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'OTP', 'FLOW', 'VOICE_CALL'])

const isBeyondUs = ({ type, format, buttons }: Fields): boolean =>
  !known.has(upper(type)) ||
  (upper(type) === 'HEADER' && !formats.has(upper(format))) ||
  listOf(buttons).some(each => !plainButtons.has(upper(fieldsOf(each).type)))

function headerOf({ format, text }: Fields, gaps: Gap[]): string | undefined {
  const as = upper(format).toLowerCase()
  if (as === 'image' || as === 'video' || as === 'document') {
    gaps.push({ at: 'header', as })
    return `{{${countOf(gaps)}}}`
  }
  const words = textOf(text)
  return words && filled(words, gaps, gapName => ({ at: 'header', as: 'text', ...gapName }))
}

function buttonOf(button: Fields, index: number, gaps: Gap[], isPassword: boolean): string {
  const label = textOf(button.text) ?? upper(button.type).toLowerCase()
  const [type, url] = [upper(button.type), textOf(button.url) ?? '']
  if (type === 'COPY_CODE') {
    gaps.push({ at: 'button', index, as: 'code' })
    return `${label} {{${countOf(gaps)}}}`
  }
  if (type === 'OTP' || (type === 'URL' && isPassword)) {
    gaps.push({ at: 'button', index, as: 'again' })
    return label
  }
  if (type !== 'URL' || !/\{\{\w+\}\}/.test(url)) return label
  gaps.push({ at: 'button', index, as: 'url' })
  return `${label} ${url.replace(/\{\{\w+\}\}/, () => `{{${countOf(gaps)}}}`)}`
}

/** The text with its gaps numbered on from those before; positional ones keep their order, named ones that in which they come. */
function filled(text: string, gaps: Gap[], gapOf: (named: { name?: string }) => Gap): string {
  const before = countOf(gaps)
  const names = [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!))]
  const isNumbered = names.every(name => /^\d{1,2}$/.test(name))
  const count = isNumbered ? Math.max(0, ...names.map(Number)) : names.length
  for (let index = 0; index < count; index++) gaps.push(gapOf(isNumbered ? {} : { name: names[index]! }))
  const placeOf = (name: string) => before + (isNumbered ? Number(name) : names.indexOf(name) + 1)
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => `{{${placeOf(name)}}}`)
}
