import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from '#channel'

/** A text whose links that hide behind words stand in brackets after them; offsets count UTF-16 units. */
export function textWithLinks(text: string, entities: unknown): string {
  const links = listOf(entities)
    .map(fieldsOf)
    .flatMap(({ type, url, offset, length }) => {
      const from = numberOf(offset)
      const end = from === undefined ? undefined : from + (numberOf(length) ?? 0)
      const to = textOf(url)
      return type === 'text_link' && to !== undefined && end !== undefined && end > 0 && end <= text.length
        ? [{ end, to, said: text.slice(from, end) }]
        : []
    })
    .filter(({ to, said }) => said !== to)
    .slice(0, mostLinks)
    .toSorted((a, b) => a.end - b.end)
  let at = 0
  const pieces = links.map(({ end, to }) => {
    const piece = `${text.slice(at, end)} (${to})`
    at = end
    return piece
  })
  return pieces.join('') + text.slice(at)
}

const mostLinks = 100
const deepest = 16

/** Articles (blocks within blocks) as plain lines. */
export const textOfBlocks = (blocks: unknown): string => linesOf(blocks, 0).join('\n')

function linesOf(blocks: unknown, depth: number): string[] {
  if (depth > deepest) return []
  return listOf(blocks)
    .filter(isFields)
    .flatMap(block => blockLines(block, depth))
    .filter(line => line !== '')
}

function blockLines(block: Fields, depth: number): string[] {
  const said = (value: unknown) => plain(value, depth + 1)
  const { blocks, items, cells, caption, expression, text, summary, credit } = block
  return [
    said(summary),
    said(text ?? expression),
    ...linesOf(blocks, depth + 1),
    ...listOf(items)
      .map(fieldsOf)
      .map(entry => `${textOf(entry.label) ?? '–'} ${linesOf(entry.blocks, depth + 1).join('\n')}`),
    ...listOf(cells).map(row =>
      listOf(row)
        .map(cell => said(fieldsOf(cell).text))
        .join(' | '),
    ),
    said(isFields(caption) ? caption.text : caption),
    said(credit),
  ]
}

/** Words in their several dresses, without them. */
function plain(value: unknown, depth: number): string {
  if (typeof value === 'string') return value
  if (depth > deepest) return ''
  if (Array.isArray(value)) return value.map(each => plain(each, depth + 1)).join('')
  if (!isFields(value)) return ''
  const words = plain(value.text ?? value.alternative_text ?? value.expression, depth + 1)
  const link = value.type === 'url' ? textOf(value.url) : undefined
  return link === undefined || link === words ? words : `${words} (${link})`
}
