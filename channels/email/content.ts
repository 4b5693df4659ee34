import { escaped } from './entities.ts'
import { oneLine } from './header.ts'
import { htmlToText } from './html.ts'
import { type Entity, textIn } from './mime.ts'

/** What a mail has in it. `text` is that of all its pieces in their order; `html` is absent when none of them is HTML. */
export type Content = { text: string; html?: string; files: Entity[] }

/** One piece of the body, in the forms in which it was sent. */
type Piece = { plain?: string; html?: string }
type Found = { pieces: Piece[]; files: Entity[] }

const longestHtml = 1_000_000

export function contentOf(mail: Entity): Content {
  const { pieces, files } = look(mail)
  const text = pieces.map(textOf).filter(Boolean).join('\n\n')
  const hasHtml = pieces.some(piece => piece.html !== undefined)
  const html = pieces.map(({ html: own, plain }) => own ?? `<p>${escaped(plain ?? '').replaceAll('\n', '<br>')}</p>`)
  return { text, files, ...(hasHtml ? { html: html.join('\n').slice(0, longestHtml) } : {}) }
}

/** The plain form is what the sender's program made of the other: it is believed, unless there is nothing in it. */
function textOf({ plain, html }: Piece): string {
  if (plain !== undefined && plain.trim() !== '' && !isStub(plain, html)) return plain.replace(/\n+$/, '')
  return html === undefined ? '' : htmlToText(html)
}

/** "Your program cannot show this mail": many senders put no more into the plain form. */
const isStub = (plain: string, html: string | undefined): boolean =>
  html !== undefined && plain.length < 300 && html.length > 2000 && /\bhtml\b/i.test(plain)

function look(entity: Entity): Found {
  const { value } = entity.type
  if (entity.parts.length === 0) return lookAtLeaf(entity)
  if (value === 'multipart/alternative') return lookAtForms(entity.parts)
  const found = entity.parts.map(look)
  return { pieces: found.flatMap(each => each.pieces), files: found.flatMap(each => each.files) }
}

const isText = (value: string) => value === 'text/plain' || value === 'text/html' || value === ''

function lookAtLeaf(entity: Entity): Found {
  const { type, disposition } = entity
  const isNamed = nameIn(entity) !== undefined
  const isFile =
    disposition.value === 'attachment' || !isShown(type.value) || (isNamed && disposition.value !== 'inline')
  // A multipart without a single part is broken: what it holds is shown as it is.
  if (isFile && !type.value.startsWith('multipart/'))
    return entity.body.length === 0 && !isNamed ? { pieces: [], files: [] } : { pieces: [], files: [entity] }
  const text = textIn(entity)
  return { pieces: [type.value === 'text/html' ? { html: text } : { plain: text }], files: [] }
}

const isShown = (value: string) => isText(value) || value === 'text/enriched' || value === 'text/x-amp-html'

/** Several forms of the same: the last of each kind is the best one. Of forms that we can't show, files remain. */
function lookAtForms(forms: readonly Entity[]): Found {
  const found = forms.filter(({ type }) => type.value !== 'text/x-amp-html').map(look)
  const plain = joined(
    found.findLast(({ pieces }) => pieces.some(piece => piece.plain !== undefined)),
    'plain',
  )
  const html = joined(
    found.findLast(({ pieces }) => pieces.some(piece => piece.html !== undefined)),
    'html',
  )
  const piece = { ...(plain === undefined ? {} : { plain }), ...(html === undefined ? {} : { html }) }
  return { pieces: Object.keys(piece).length > 0 ? [piece] : [], files: found.flatMap(each => each.files) }
}

function joined(found: Found | undefined, form: 'plain' | 'html'): string | undefined {
  const texts = found?.pieces.flatMap(piece => piece[form] ?? []) ?? []
  return texts.length > 0 ? texts.join('\n') : undefined
}

/** The name that a part was given; undefined when it has none. */
export function nameIn({ type, disposition }: Entity): string | undefined {
  const name = oneLine(disposition.params.filename ?? type.params.name ?? '')
  const last = name.split(/[\\/]/).at(-1)!.slice(0, 200)
  return last === '' || last === '.' || last === '..' ? undefined : last
}
