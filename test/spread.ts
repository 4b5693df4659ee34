import { recordConsents } from '#consents'
import { recordFacts } from '#facts'
import { minute, newId, second } from '#lib'
import { linkCustomers } from '#linking'
import { note } from '#messages'
import { makePromises } from '#promises'
import { type Desk, morning } from './desk.ts'

const now = morning + minute

const accountOf = async (desk: Desk, conversationId: string) => {
  const { customerId } = await desk.row(conversationId)
  const [account] = await desk.database.owner(tx =>
    tx.query<{ id: string }>(`select id from identities where customer_id = $1`, [customerId]),
  )
  return { workspaceId: desk.ours, identityId: account!.id, customerId }
}

/** Somebody on six channels, with something of each kind, all of it marked with a word of theirs. */
export async function spread(desk: Desk, mark: string) {
  const channels = ['email', 'whatsapp', 'plaza', 'telegram', 'web-chat', 'sms']
  const talks = []
  for (const [n, channel] of channels.entries())
    talks.push(
      await desk.says(`${mark} por ${channel}`, { channel, by: `${mark}-${channel}`, at: morning + n * second }),
    )
  const [first] = talks as [(typeof talks)[number]]
  const whole = await accountOf(desk, first.conversationId)
  for (const talk of talks.slice(1)) {
    const { customerId: otherId } = await accountOf(desk, talk.conversationId)
    await desk.as((tx, who) => linkCustomers(tx, who, { customerId: whole.customerId, otherId, now }))
  }
  const { conversationId } = first
  await desk.as((tx, who) => note(tx, who, { id: newId(), conversationId, text: `${mark}-nota`, now }))
  const messageId = await desk.replies(conversationId, { text: `${mark}-respuesta` })
  const promise = { id: newId(), text: `${mark}-promesa`, matter: 'call' as const, dueAt: null }
  await desk.as((tx, who) => makePromises(tx, who, { messageId, promises: [promise], now }))
  const { customerId, ...account } = await accountOf(desk, talks[5]!.conversationId)
  await desk.database.engine(async tx => {
    const fact = {
      ...account,
      kind: 'product' as const,
      value: `${mark}-cafetera`,
      source: 'message' as const,
      at: now,
    }
    await recordFacts(tx, [fact], now)
    const yes = { purpose: 'marketing' as const, channel: null, isGiven: true, at: now, way: 'web' as const }
    await recordConsents(tx, [{ ...account, ...yes, note: `${mark}-permiso` }], now)
    await tx.query(
      `insert into files (workspace_id, id, name, type, state, message_id) values ($1, $2, $3, 'text/plain', 'ready', $4)`,
      [desk.ours, newId(), `${mark}-foto.txt`, first.messageId],
    )
  })
  const accounts = await desk.database.owner(tx =>
    tx.query<{ id: string }>(`select id from identities where customer_id = $1`, [customerId]),
  )
  return {
    customerId,
    channels,
    conversations: talks.map(each => each.conversationId),
    accounts: accounts.map(({ id }) => id),
  }
}
