import type { MediaKind, Part } from '#channel'
import { nameIn } from './content.ts'
import { first, readable } from './header.ts'
import { attribute } from './html.ts'
import { type Entity, headDigest, readMail, sizeOf } from './mime.ts'

/** Where a mail lies: the folder, its generation, and its number in it. */
export type Place = { folder: string; generation: string; uid: number }

/** What `media` needs to find a file again, also when the mail has been moved to another folder. */
export type FileRef = Place & { section: string; digest: string; messageId: string }

export const writeRef = ({ folder, generation, uid, section, digest, messageId }: FileRef): string =>
  [folder, generation, String(uid), section, digest, messageId].map(encodeURIComponent).join('/')

export function readRef(text: string): FileRef | undefined {
  try {
    const [folder, generation, uid, section, digest, messageId] = text.split('/').map(decodeURIComponent)
    if (!folder || !generation || !section || !digest || !/^\d{1,10}$/.test(uid ?? '')) return undefined
    return { folder, generation, uid: Number(uid), section, digest, messageId: messageId ?? '' }
  } catch {
    return undefined
  }
}

/** The files of a mail as parts. Pictures that stand in its HTML have the alternative text that they have there. */
export function mediaOf(files: readonly Entity[], html: string | undefined, place: Place, messageId: string): Part[] {
  const alts = html?.includes('cid:') ? altsIn(html) : undefined
  return files.map(file => {
    const type = file.type.value || 'application/octet-stream'
    const cid = (first(file.headers, 'content-id') ?? '').replaceAll(/[<>\s]/g, '')
    const alt = alts?.get(cid) || readable(file.headers, 'content-description')
    return {
      kind: kindOf(type),
      ref: { id: writeRef({ ...place, section: file.section, digest: headDigest(file.head), messageId }) },
      name: nameIn(file) ?? usualName(file, type),
      type,
      size: sizeOf(file),
      ...(alt ? { alt: alt.slice(0, 500) } : {}),
      ...(alts?.has(cid) ? { cid: cid.slice(0, 300) } : {}),
    }
  })
}

const seen = /^image\/(png|jpe?g|gif|webp|avif|heic|heif|bmp|tiff)$/

function kindOf(type: string): MediaKind {
  if (seen.test(type)) return 'image'
  return type.startsWith('audio/') ? 'audio' : type.startsWith('video/') ? 'video' : 'document'
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/pkcs7-mime': 'p7m',
  'application/pkcs7-signature': 'p7s',
  'application/pgp-signature': 'asc',
  'application/ms-tnef': 'dat',
  'message/delivery-status': 'txt',
  'text/rfc822-headers': 'txt',
}

function usualName(file: Entity, type: string): string {
  if (type === 'text/calendar') return 'invite.ics'
  if (type === 'message/rfc822') {
    const subject = readable(readMail(file.body.subarray(0, 100_000)).headers, 'subject')
    return `${
      (subject ?? 'mail')
        .replaceAll(/[\\/:*?"<>|]+/g, ' ')
        .trim()
        .slice(0, 100) || 'mail'
    }.eml`
  }
  const ending = endings[type]
  return ending ? `${type.split('/')[0]}.${ending}` : 'file'
}

const mostPictures = 500

function altsIn(html: string): Map<string, string> {
  const alts = new Map<string, string>()
  for (let at = html.indexOf('<img'); at >= 0 && alts.size < mostPictures; at = html.indexOf('<img', at + 4)) {
    const end = html.indexOf('>', at)
    const tag = html.slice(at, end < 0 ? at + 2000 : Math.min(end, at + 4000))
    const source = attribute(tag, 'src')
    if (source.startsWith('cid:')) alts.set(decoded(source.slice(4)), attribute(tag, 'alt').trim())
  }
  return alts
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
