import type { ImapFlow } from 'imapflow'
import type { MediaRef } from '#channel'
import { type Ctx, fault } from './fault.ts'
import { fetched } from './fetched.ts'
import { readHeaders, valued, first } from './header.ts'
import { open, openMailbox, otherFolders } from './imap.ts'
import { bytesOf, type Entity, headDigest, readMail } from './mime.ts'
import { nameIn } from './content.ts'
import { type FileRef, readRef } from './parts.ts'

/**
 * The bytes of an attached file, fetched from the mailbox. A mail that has been moved is looked for by its Message-ID; one
 * that is nowhere any more is answered with 410.
 */
export async function media({ id = '' }: MediaRef, ctx: Ctx): Promise<Response> {
  const ref = readRef(id)
  if (!ref) return new Response(null, { status: 404 })
  await using mailbox = await openMailbox(ctx)
  const { client } = mailbox
  const file = (await fileAt(client, ref)) ?? (await fileElsewhere(client, ref))
  if (!file) return new Response(null, { status: 410 })
  return new Response(new Uint8Array(bytesOf(file)), { status: 200, headers: headersOf(file) })
}

type File = Pick<Entity, 'headers' | 'body'>

function headersOf({ headers }: File): Record<string, string> {
  const type = valued(first(headers, 'content-type'))
  const disposition = valued(first(headers, 'content-disposition'))
  const name = nameIn({ type, disposition } as Entity)
  return {
    'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : 'application/octet-stream',
    ...(name ? { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` } : {}),
  }
}

async function fileAt(client: ImapFlow, ref: FileRef): Promise<File | undefined> {
  const { generation } = await open(client, ref.folder).catch(() => ({ generation: '' }))
  // The connection may have gone, which says nothing of the mail.
  if (!client.usable) throw fault('unreachable')
  return generation === ref.generation ? fileOf(client, ref.uid, ref) : undefined
}

async function fileElsewhere(client: ImapFlow, ref: FileRef): Promise<File | undefined> {
  if (!ref.messageId.includes('@')) return undefined
  for (const path of [ref.folder, ...(await otherFolders(client, ref.folder))]) {
    const opened = await open(client, path).catch(() => undefined)
    const found = opened && (await client.search({ header: { 'message-id': ref.messageId } }, { uid: true }))
    for (const uid of (found || []).slice(0, 5)) {
      const file = await fileOf(client, uid, ref)
      if (file) return file
    }
  }
  if (!client.usable) throw fault('unreachable')
  return undefined
}

/**
 * One part of one mail. Servers count the parts of a broken mail in ways of their own: what doesn't have the headers that
 * we saw is not it, and then the whole mail is fetched and taken apart as it was the first time.
 */
async function fileOf(client: ImapFlow, uid: number, ref: FileRef): Promise<File | undefined> {
  const asked = [`${ref.section}.mime`, ref.section]
  const found = await fetched(client, uid, { bodyParts: asked })
  if (!found) return undefined
  const [head, body] = asked.map(name => found.bodyParts?.get(name))
  if (head && body && headDigest(head) === ref.digest) return { headers: readHeaders(head), body }
  const whole = await fetched(client, uid, { source: true })
  return whole && whole.source ? partWith(readMail(whole.source), ref) : undefined
}

function partWith(mail: Entity, ref: FileRef): Entity | undefined {
  if (mail.section === ref.section && headDigest(mail.head) === ref.digest) return mail
  for (const part of mail.parts) {
    const found = partWith(part, ref)
    if (found) return found
  }
  return undefined
}
