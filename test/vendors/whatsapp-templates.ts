import type { Wrong } from './whatsapp-messages.ts'

export type KeptTemplate = {
  id: string
  name: string
  language: string
  status: string
  category: string
  parameter_format?: 'POSITIONAL' | 'NAMED'
  components: Record<string, unknown>[]
}

type Fields = Record<string, unknown>

/** Templates of a brand that is not there: gaps by number and by name, a picture above, links and codes below. */
export const someTemplates: KeptTemplate[] = [
  {
    id: '1680000000000071',
    name: 'order_update',
    language: 'es',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' },
      { type: 'BODY', text: 'Hola, {{1}}: tu pedido llega el {{2}}.' },
      { type: 'FOOTER', text: 'Cerámica Urraca' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Cambiar día' },
          { type: 'URL', text: 'Seguir', url: 'https://shop.example/t/{{1}}' },
        ],
      },
    ],
  },
  {
    id: '1680000000000072',
    name: 'spring_sale',
    language: 'en_US',
    status: 'PAUSED',
    category: 'MARKETING',
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://cdn.example/a.jpg'] } },
      { type: 'BODY', text: 'Hi {{first_name}}, {{discount}} off. Yes, {{first_name}}!' },
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copy offer code', example: ['SPRING'] }] },
    ],
  },
  {
    id: '1680000000000073',
    name: 'code',
    language: 'en_US',
    status: 'APPROVED',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', text: '*{{1}}* is your verification code.' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy code', url: 'https://www.whatsapp.com/otp/{{1}}' }] },
    ],
  },
  {
    id: '1680000000000074',
    name: 'carousel',
    language: 'en_US',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [
      { type: 'BODY', text: 'Look' },
      { type: 'CAROUSEL', cards: [] },
    ],
  },
]

const gapsIn = (text: unknown): string[] => [
  ...new Set([...String(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)),
]

/** Whether a template may be sent as it is filled in: the platform's own codes for why not. */
export function wrongInTemplate(said: Fields, kept: readonly KeptTemplate[]): Wrong | undefined {
  const { code } = said.language as { code: string }
  const found = kept.find(({ name, language }) => name === said.name && language === code)
  if (!found) return { code: 132001, details: `template name (${String(said.name)}) does not exist in ${code}` }
  if (found.status === 'PAUSED') return { code: 132015, details: 'Template is paused' }
  if (found.status === 'DISABLED') return { code: 132016, details: 'Template is disabled' }
  const given = (said.components ?? []) as { type: string; index?: string; parameters: Fields[] }[]
  const of = (type: string) => given.find(each => each.type === type)?.parameters ?? []
  const component = (type: string) => found.components.find(each => each.type === type) ?? {}
  const header = component('HEADER')
  const wantsHeader = header.format === 'TEXT' ? gapsIn(header.text).length : header.format ? 1 : 0
  const body = gapsIn(component('BODY').text)
  if (of('header').length !== wantsHeader || of('body').length !== body.length)
    return { code: 132000, details: `number of parameters does not match the expected number (${body.length})` }
  const isNamed = found.parameter_format === 'NAMED'
  if (isNamed && of('body').some(({ parameter_name: name }) => !body.includes(String(name))))
    return { code: 132012, details: 'Parameter name does not match' }
  const texts = [...of('header'), ...of('body')].flatMap(({ type, text }) => (type === 'text' ? [String(text)] : []))
  if (texts.some(text => text === '' || /[\n\t]| {5}/.test(text)))
    return { code: 132012, details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces' }
  return wrongInButtons(component('BUTTONS'), given)
}

function wrongInButtons(
  { buttons = [] }: { buttons?: Fields[] },
  given: readonly { type: string; index?: string; parameters: Fields[] }[],
): Wrong | undefined {
  const wanted = buttons.flatMap(({ type, url }, index) =>
    type === 'COPY_CODE' || (type === 'URL' && gapsIn(url).length > 0) ? [String(index)] : [],
  )
  const got = given.flatMap(({ type, index }) => (type === 'button' ? [index ?? ''] : []))
  return wanted.join() === got.join() ? undefined : { code: 131008, details: 'Button parameters are required' }
}
