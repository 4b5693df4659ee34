import { sqlTime, type Statement, type Tx } from '#db'
import { type SubjectRead, toxicFrom } from '#protocol'

export type Named = { workspaceId: string; id: string }

/** What was read in a message, as far as it may be a mention. No reading: its words are gone, or it is history. */
export type Heard = Named & {
  at: number
  identityId: string
  profileId: string
  channel: string
  isYoung: boolean
  /** Only of what is against the brand. */
  text: string | null
  reading: { subject: SubjectRead; isAgainst: boolean; isAbusive: boolean } | null
}

const against = 'r.sentiment <= -0.25 and not r.is_unsure'

const hearing: Statement = {
  name: 'alerts-heard',
  text: `select m.workspace_id as "workspaceId", m.id, m.at, m.identity_id as "identityId", m.profile_id as "profileId", i.channel,
      i.created_at > m.at - interval '7 days' as "isYoung", case when ${against} then left(m.text, 1000) end as text,
      case when r.message_id is not null then json_build_object('subject', r.subject, 'isAgainst', ${against}, 'isAbusive', r.toxicity >= ${toxicFrom}) end as reading
    from json_to_recordset($1::json) as x(w uuid, i uuid)
    join messages m on m.workspace_id = x.w and m.id = x.i
    join identities i on i.workspace_id = m.workspace_id and i.id = m.identity_id
    left join readings r on r.workspace_id = m.workspace_id and r.message_id = m.id and m.deleted_at is null and not r.is_historic`,
}

export const heard = (tx: Tx, named: readonly Named[]): Promise<Heard[]> => tx.query(hearing, [asJson(named)])

export type NewMention = Omit<Heard, 'text' | 'reading'> & {
  topic: string
  isAgainst: boolean
  isAbusive: boolean
  high: number | null
  low: number | null
}

const keeping: Statement = {
  name: 'alerts-mention',
  text: `insert into alert_mentions (workspace_id, message_id, identity_id, profile_id, at, high, low, is_against, is_abusive, is_young, topic, channel)
    select w, m, i, p, t, high, low, against, abusive, young, topic, channel
    from json_to_recordset($1::json) as x(w uuid, m uuid, i uuid, p uuid, t timestamptz, high int, low int, against boolean, abusive boolean,
      young boolean, topic text, channel text)
    on conflict (workspace_id, message_id) do update set high = excluded.high, low = excluded.low, is_against = excluded.is_against,
      is_abusive = excluded.is_abusive, topic = excluded.topic`,
}

export const keepMentions = (tx: Tx, mentions: readonly NewMention[]): Promise<unknown> =>
  mentions.length === 0
    ? Promise.resolve()
    : tx.query(keeping, [
        JSON.stringify(
          mentions.map(each => ({
            ...{ w: each.workspaceId, m: each.id, i: each.identityId, p: each.profileId, t: sqlTime(each.at) },
            ...{ high: each.high, low: each.low, against: each.isAgainst, abusive: each.isAbusive },
            ...{ young: each.isYoung, topic: each.topic, channel: each.channel },
          })),
        ),
      ])

const forgetting: Statement = {
  name: 'alerts-forget',
  text: `delete from alert_mentions a using json_to_recordset($1::json) as x(w uuid, i uuid) where a.workspace_id = x.w and a.message_id = x.i`,
}

export const forgetMentions = (tx: Tx, named: readonly Named[]): Promise<unknown> =>
  named.length === 0 ? Promise.resolve() : tx.query(forgetting, [asJson(named)])

const making: Statement = {
  name: 'alerts-hours-due',
  text: `insert into alert_hours_due (workspace_id, at) select w, t from json_to_recordset($1::json) as x(w uuid, t timestamptz)
    order by 1, 2 on conflict do nothing`,
}

/** Hours to be counted again. */
export const makeDue = (tx: Tx, hours: readonly { workspaceId: string; at: number }[]): Promise<unknown> =>
  hours.length === 0
    ? Promise.resolve()
    : tx.query(making, [JSON.stringify(hours.map(({ workspaceId, at }) => ({ w: workspaceId, t: sqlTime(at) })))])

const asJson = (named: readonly Named[]): string =>
  JSON.stringify(named.map(({ workspaceId, id }) => ({ w: workspaceId, i: id })))
