import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow'

/**
 * What was asked of one mail; undefined when it has gone. Between the server's words about it others may stand that nobody
 * asked for: a mail program somewhere has marked a mail as read.
 */
export async function fetched(
  client: ImapFlow,
  uid: number,
  asked: FetchQueryObject,
): Promise<FetchMessageObject | undefined> {
  const said = await client.fetchAll(String(uid), { ...asked, uid: true }, { uid: true })
  return said.find(each => each.uid === uid && (each.source ?? each.headers ?? each.bodyParts) !== undefined)
}
