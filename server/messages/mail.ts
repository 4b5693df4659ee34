import type { Who } from '#accounts'
import type { Tx } from '#db'
import { covered, coveredPage } from '#personal'
import { Fault } from '#lib'
import type { MailBody } from '#protocol'
import { mustReadMessage } from './access.ts'
import { inert } from './mail-inert.ts'
import { linksApart } from './mail-links.ts'
import type { StoredPart } from './ref.ts'

/** What of a mail is asked for apart, with what could be paid with covered, but for whoever uncovered it. As app. @throws Fault `message.unknown` (404) */
export async function mailOf(tx: Tx, who: Who, id: string, isUncovered: boolean): Promise<MailBody> {
  const mail = (await partsOf(tx, who, id)).find(part => part.kind === 'mail')
  if (isUncovered) return { html: mail?.html ?? null, quoted: mail?.quoted ?? null }
  return {
    html: mail?.html === undefined ? null : coveredPage(mail.html),
    quoted: mail?.quoted === undefined ? null : covered(mail.quoted),
  }
}

type PageWishes = {
  addressOf: (file: string) => string
  /** The pictures that lie elsewhere will be there, too. */
  hasRemote: boolean
  /** Whoever asks has looked under what covers it, and that is written down. */
  isUncovered: boolean
}

/**
 * The HTML of a mail, as it came, with our files in the place of the pictures that stand in it; links open apart and show
 * where they lead. As app. @throws Fault `message.unknown` (404), also where a message has no HTML
 */
export async function mailPage(
  tx: Tx,
  who: Who,
  id: string,
  { addressOf, hasRemote, isUncovered }: PageWishes,
): Promise<string> {
  const parts = await partsOf(tx, who, id)
  const html = parts.find(part => part.kind === 'mail')?.html
  if (html === undefined) throw new Fault('message.unknown', 404)
  const pictures = new Map(
    parts.flatMap(part => ('cid' in part && part.cid && part.file ? [[part.cid, part.file] as const] : [])),
  )
  const shown = (isUncovered ? html : coveredPage(html)).replaceAll(
    /cid:([^"'\s<>)]{1,900})/gi,
    (whole, said: string) => {
      const file = pictures.get(decoded(said.replaceAll('&amp;', '&')))
      return file === undefined ? whole : addressOf(file).replaceAll('&', '&amp;')
    },
  )
  const style = [targets, usual, ...(hasRemote ? [] : [gapless])].join('\n')
  return `<!doctype html><base target="_blank"><style>${style}</style>${linksApart(inert(shown))}`
}

/** Mails count on white paper. */
const usual = `:root{background:white;color-scheme:light}body{font-family:sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}`

/** Pictures from elsewhere are not loaded: those without words leave no gap. */
const gapless = `:is(img:not([alt]),img[alt='']):not([src^='data:'],[src*='/files/']){display:none}`

/**
 * Where a link leads, whatever it says of itself. What is important in the first layer of a page is stronger than all
 * that the mail says after it.
 */
const targets = `@layer house{a[href]:is(:hover,:focus-visible)::after{${[
  ...['all:initial', 'content:attr(href)', 'position:fixed', 'inset:auto auto 0 0', 'z-index:2147483647'],
  ...['max-width:100%', 'max-height:3.9em', 'overflow:hidden', 'padding:4px 8px', 'box-sizing:border-box'],
  ...['background:#2b2220', 'color:#fff', 'font:12px/1.3 sans-serif', 'overflow-wrap:anywhere'],
  ...['direction:ltr', 'unicode-bidi:isolate', 'pointer-events:none'],
]
  .map(each => `${each}!important`)
  .join(';')}}}`

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function partsOf(tx: Tx, who: Who, id: string): Promise<StoredPart[]> {
  const message = await mustReadMessage(tx, who, id)
  const parts: unknown = message.parts === null ? [] : JSON.parse(message.parts)
  return Array.isArray(parts) ? (parts as StoredPart[]) : []
}
