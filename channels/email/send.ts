import type { Out, Sent } from '#channel'
import { accountOf } from './account.ts'
import { compose, type Ready } from './compose.ts'
import { deliver } from './deliver.ts'
import type { Ctx } from './fault.ts'
import { fetched } from './fetched.ts'
import { readHeaders } from './header.ts'
import { openMailbox, sentFolder } from './imap.ts'
import { readLetter } from './letter.ts'
import { ownId } from './thread.ts'

/** What all files of one mail may have together: in base64 it is a third more, and servers take 25 MB. */
export const mostFileBytes = 18 * 1024 * 1024

export async function send(out: Out, ctx: Ctx): Promise<Sent> {
  const account = accountOf(ctx.settings)
  const size = (out.parts ?? []).reduce((sum, part) => sum + ('file' in part ? part.size : 0), 0)
  if (size > mostFileBytes)
    return { kind: 'rejected', code: 'too-large', text: `${size} bytes, at most ${mostFileBytes}` }
  const ready = await compose(out, account, ctx)
  const sent = await deliver(ready, account, ctx)
  // The customer has it by now: a copy that cannot be kept changes nothing of that.
  if (sent.kind === 'sent' && !account.keepsSent) await keepCopy(ready, out, ctx).catch(() => {})
  return sent
}

async function keepCopy({ id, bytes }: Ready, out: Out, ctx: Ctx): Promise<void> {
  await using mailbox = await openMailbox(ctx)
  const { client } = mailbox
  const folder = await sentFolder(client)
  if (folder === undefined || (await findIn(ctx, client, folder, id, out.id)) !== undefined) return
  await client.append(folder, bytes, ['\\Seen'], new Date(out.at))
}

/** Looks into the folder of sent mail. That it is not there tells nothing: it may only not have been kept. */
export async function find(out: Out, ctx: Ctx): Promise<Sent | undefined> {
  const account = accountOf(ctx.settings)
  const sender = account.addresses.includes(out.profileKey) ? out.profileKey : account.addresses[0]!
  try {
    await using mailbox = await openMailbox(ctx)
    const folder = await sentFolder(mailbox.client)
    const id = ownId(out.id, out.to.lane, sender)
    const found = folder && (await findIn(ctx, mailbox.client, folder, id, out.id))
    return found ? { kind: 'sent', externalId: found } : undefined
  } catch {
    return undefined
  }
}

type Client = Awaited<ReturnType<typeof openMailbox>>['client']

/** The Message-ID under which it lies there: some providers give another one than ours. */
async function findIn(
  ctx: Ctx,
  client: Client,
  folder: string,
  id: string,
  outId: string,
): Promise<string | undefined> {
  ctx.signal.throwIfAborted()
  await client.mailboxOpen(folder, { readOnly: true })
  for (const header of [{ 'message-id': id }, { 'x-sobremesa-id': outId }]) {
    const [uid] = (await client.search({ header }, { uid: true })) || []
    if (uid === undefined) continue
    const found = await fetched(client, uid, { headers: ['message-id'] })
    return (found?.headers && readLetter(readHeaders(found.headers)).id) || id
  }
  return undefined
}
