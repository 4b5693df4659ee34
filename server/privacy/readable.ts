import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '#protocol'
import en from '#texts/en.json' with { type: 'json' }
import es from '#texts/es.json' with { type: 'json' }

export type Row = Record<string, unknown>
type Brand = { name: string; timeZone: string }

const times = new Set(['at', 'since', 'until', 'done', 'decided', 'edited', 'deleted'])
const ids = new Set(['id', 'conversation', 'file'])

/** What is handed over as a page that anybody can read: no script, nothing fetched. Pure, but for the catalogue. */
export function readablePage({ brand, language }: { brand: Brand; language: Language }) {
  const catalogue: Partial<Record<string, string>> = { es, en }[language]
  const text = (key: string, values: Record<string, string | number> = {}): string | undefined =>
    catalogue[key] === undefined ? undefined : String(new IntlMessageFormat(catalogue[key], language).format(values))
  const known = (key: string) => text(key)
  /** Of these, what is stored is a word of the catalogue. */
  const told: Record<string, (value: string) => string | undefined> = {
    purpose: value => known(`purpose.${value}`),
    status: value => known(`status.${value}`),
    way: value => known(`consent.way.${value}`),
    basis: value => known(`fact.basis.${value}`),
  }
  const { format } = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: brand.timeZone },
  })
  const time = (at: number): string => format(new Date(at))
  const words = (column: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'number' && times.has(column)) return time(value)
    if (typeof value === 'boolean') return text(value ? 'consent.said.yes' : 'consent.said.no')!
    if (typeof value !== 'string') return plain(value)
    return told[column]?.(value) ?? plain(parsed(value))
  }
  const columnsOf = (rows: readonly Row[]) =>
    Object.keys(rows[0]!).filter(name => !ids.has(name) && rows.some(row => words(name, row[name]) !== ''))
  return {
    head: (name: string, now: number): string =>
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(name)} · ${escaped(brand.name)}</title>
<style>${style}</style></head><body><h1>${escaped(text('export.title', { brand: brand.name, name })!)}</h1>
<p>${escaped(text('export.say', { date: time(now) })!)}</p>`,
    section(name: string, rows: readonly Row[]): string {
      if (rows.length === 0) return ''
      const columns = columnsOf(rows)
      const head = columns.map(each => `<th>${escaped(text(`export.column.${each}`) ?? each)}</th>`).join('')
      const body = rows.map(
        row => `<tr>${columns.map(each => `<td dir="auto">${escaped(words(each, row[each]))}</td>`).join('')}</tr>`,
      )
      return `<h2>${escaped(text(`export.section.${name}`) ?? name)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
    },
    saidHead: (): string => `<h2>${escaped(text('export.section.messages')!)}</h2>`,
    message({ at, channel, direction, author, text: body, subject, parts }: Row): string {
      const by = text(direction === 'in' ? 'export.by.you' : direction === 'note' ? 'export.by.note' : 'export.by.us', {
        brand: brand.name,
      })!
      const who = direction === 'in' && author !== 'customer' ? words('author', author) : by
      const about = [time(at as number), words('channel', channel), who].map(escaped).join(' · ')
      const both = [subject, body].filter(each => typeof each === 'string' && each !== '').join('\n')
      const beside = typeof parts === 'string' && parts !== '[]' ? plain(parsed(parts)) : ''
      return `<article class="${escaped(String(direction))}"><p class="about">${about}</p><p dir="auto">${escaped(both)}</p>${
        beside && `<p class="about">${escaped(beside)}</p>`
      }</article>`
    },
    foot: (): string => '</body></html>',
  }
}

/** What is stored as JSON is shown as what it says. */
function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** A value of any depth in one line: names and what they hold. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join('; ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, each]) => [name, plain(each)] as const)
    .filter(([, each]) => each !== '')
    .map(([name, each]) => `${name}: ${each}`)
    .join(', ')
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => signs[sign]!)

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#2a211c;background:#fdfcfa}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2.5rem}table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
th,td{border-bottom:1px solid #d8d2ca;padding:.4rem .6rem;text-align:start;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}
th{color:#5d5148;font-weight:600}article{margin:.8rem 0;padding:.5rem .8rem;border-radius:.6rem;background:#f1ede6;max-width:44rem}
article.out{margin-inline-start:auto;background:#e9eef6}article.note{background:#fbf3d6}article p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.about{color:#5d5148;font-size:.85rem}`
