import type { Out, OutPart } from '#channel'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type Account, withoutPlus } from './account.ts'
import { escaped } from './entities.ts'
import type { Ctx } from './fault.ts'
import { isOurs } from './letter.ts'
import { answerAddress } from './reply-to.ts'
import { ownId, plusToken } from './thread.ts'

/** A mail ready to go. The same message always makes the same one, byte for byte. `id` is without angle brackets. */
export type Ready = { id: string; sender: string; recipient: string; others: readonly string[]; bytes: Buffer }

const mostReferences = 20

export async function compose(out: Out, account: Account, ctx: Ctx): Promise<Ready> {
  const { lane } = out.to
  const sender = account.addresses.includes(out.profileKey) ? out.profileKey : account.addresses[0]!
  const recipient = await answerAddress(out.to.id, lane, ctx)
  const others = othersOf(out, [out.to.id, recipient], account)
  const id = ownId(out.id, lane, sender)
  const thread = threadOf(out)
  const [local, domain] = [sender.slice(0, sender.lastIndexOf('@')), sender.slice(sender.lastIndexOf('@') + 1)]
  const token = account.hasPlus ? plusToken(lane) : undefined
  const text = out.text ?? ''
  const composer = new MailComposer({
    from: { name: ctx.settings.senderName, address: sender },
    to: recipient,
    ...(others.length > 0 ? { cc: others } : {}),
    ...(token === undefined ? {} : { replyTo: `${withoutPlus(local + '@').address.slice(0, -1)}+${token}@${domain}` }),
    subject: subjectOf(out, thread.length > 0),
    messageId: `<${id}>`,
    date: new Date(out.at),
    ...(thread.length > 0
      ? { inReplyTo: `<${answered(out, thread)}>`, references: thread.map(each => `<${each}>`) }
      : {}),
    headers: { 'X-Sobremesa-Id': out.id, ...(out.automatic ? machineMarks : {}) },
    ...(text === '' ? { text: '' } : { text, html: htmlOf(text) }),
    attachments: await Promise.all((out.parts ?? []).filter(isFile).map(part => attachmentOf(part, ctx))),
    baseBoundary: out.id.replaceAll(/[^\w]/g, '').slice(0, 30),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { id, sender, recipient, others, bytes: await composer.compile().build() }
}

/** RFC 3834, and what other houses look at: nothing that answers by itself answers this. */
const machineMarks = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'auto_reply' }

const mailAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9.-]{1,190}$/i

/** Never ourselves; and what a machine writes is for one person alone. */
function othersOf({ others = [], automatic }: Out, known: readonly string[], account: Account): string[] {
  if (automatic) return []
  return [...new Set(others.map(each => each.toLowerCase()))].filter(
    each => mailAddress.test(each) && !known.includes(each) && !isOurs(each, account),
  )
}

const isFile = (part: OutPart): part is Extract<OutPart, { file: string }> => 'file' in part

async function attachmentOf(part: Extract<OutPart, { file: string }>, ctx: Ctx) {
  const { bytes } = await ctx.file(part.file)
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    filename: part.name,
    content,
    contentType: part.type,
    ...(part.alt ? { headers: { 'Content-Description': part.alt } } : {}),
  }
}

/** The ids of the thread, the oldest first; the first one stays when there are too many. */
function threadOf({ thread = [], targetId }: Out): string[] {
  const ids = [...new Set([...thread, ...(targetId ? [targetId] : [])])].filter(id => /^[^\s<>]+@[^\s<>]+$/.test(id))
  return ids.length <= mostReferences ? ids : [ids[0]!, ...ids.slice(1 - mostReferences)]
}

const answered = ({ targetId }: Out, thread: readonly string[]): string =>
  targetId && thread.includes(targetId) ? targetId : thread.at(-1)!

const answerMark = /^\s*((re|aw|antw|sv|vs|rv|res|odp|ynt|atb|回复|回覆|答复)(\[\d+\])?\s*[:：]\s*)+/i
const longestSubject = 60

/** Mail programs put mails together by their subject too: an answer keeps it, with one "Re:". */
function subjectOf({ subject, text = '' }: Out, isAnswer: boolean): string {
  const said = (subject ?? '').trim() || firstWords(text)
  return isAnswer ? `Re: ${said.replace(answerMark, '')}`.trim() : said
}

function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0]!
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject).replace(/\s+\S*$/, '')} …`
}

const link = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”»]/g

/** The text as simple HTML: paragraphs, lines, links, nothing else. */
export function htmlOf(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map(paragraph => {
    const lines = paragraph.split('\n').map(line => linked(line))
    return `<p>${lines.join('<br>\n')}</p>`
  })
  return `<!doctype html>\n<html><body>\n${paragraphs.join('\n')}\n</body></html>`
}

function linked(line: string): string {
  let from = 0
  let html = ''
  for (const found of line.matchAll(link)) {
    html += `${escaped(line.slice(from, found.index))}<a href="${escaped(found[0])}">${escaped(found[0])}</a>`
    from = found.index + found[0].length
  }
  return html + escaped(line.slice(from))
}
