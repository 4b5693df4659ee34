import type { TemplateOut } from '#channel'
import { type Gap, readPlan } from './template-plan.ts'

/** A template with its values, as the platform takes it. */
export function templateBody({ id, language, values }: TemplateOut): object {
  const { name, gaps } = readPlan(id)
  const given = valuesFor(gaps, values)
  const header = given.filter(({ gap }) => gap.at === 'header')
  const body = given.filter(({ gap }) => gap.at === 'body')
  const components = [
    ...(header.length > 0 ? [{ type: 'header', parameters: header.map(headerParameter) }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body.map(({ gap, value }) => textParameter(gap, value)) }] : []),
    ...given.flatMap(({ gap, value }) => (gap.at === 'button' ? [buttonComponent(gap, value)] : [])),
  ]
  return { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) }
}

type Given = { gap: Gap; value: string }

function valuesFor(gaps: readonly Gap[], values: readonly string[]): Given[] {
  let next = 0
  const first = gaps.findIndex(gap => gap.at === 'body')
  return gaps.map(gap => ({
    gap,
    value: (gap.at === 'button' && gap.as === 'again' ? values[Math.max(0, first)] : values[next++]) ?? '',
  }))
}

/** The platform takes no line breaks and no runs of spaces inside a value. */
const inLine = (value: string): string => value.replaceAll(/\s+/g, ' ').trim()

const textParameter = (gap: Gap, value: string) => ({
  type: 'text',
  ...('name' in gap && gap.name ? { parameter_name: gap.name } : {}),
  text: inLine(value),
})

function headerParameter({ gap, value }: Given): object {
  if (gap.at !== 'header' || gap.as === 'text') return textParameter(gap, value)
  return { type: gap.as, [gap.as]: { link: value.trim() } }
}

function buttonComponent({ index, as }: Extract<Gap, { at: 'button' }>, value: string): object {
  const isCode = as === 'code'
  const parameter = isCode ? { type: 'coupon_code', coupon_code: inLine(value) } : { type: 'text', text: inLine(value) }
  return { type: 'button', sub_type: isCode ? 'copy_code' : 'url', index: String(index), parameters: [parameter] }
}
