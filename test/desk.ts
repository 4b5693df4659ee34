import { seesAll, type Who } from '#accounts'
import { type Arrival, receive } from '#arrivals'
import type { Capabilities, Visibility } from '#channel'
import { rowsOf } from '#conversations'
import { refOf } from '#customers'
import { type Database, openDatabase, type Tx } from '#db'
import { minute, newId } from '#lib'
import type { LogEvent, Reaction } from '#log'
import { messageRef, messages, messagesOf, showMessage, threadIdOf } from '#messages'
import { type NewReply, reply } from '#replies'
import type { Message, Role, Row, SystemLine } from '#protocol'
import { createDatabase } from './cluster.ts'

/** What a plain messaging place can do. */
export const plainPlace: Capabilities = {
  place: 'messaging',
  visibility: ['private', 'public'],
  inbound: ['message', 'text'],
  deeds: ['message', 'reply'],
  text: { max: 4096, unit: 'graphemes' },
  media: {
    image: { maxBytes: 5_000_000, types: ['image/*'] },
    document: { maxBytes: 20_000_000, types: ['application/pdf'] },
  },
  maxMedia: 2,
  parts: [],
  receipts: ['delivered', 'read'],
  typing: false,
  idempotent: true,
  perSecond: 10,
  backfillMs: 60 * minute,
}

export const morning = Date.UTC(2026, 10, 21, 10)

type Said = {
  /** The account, which is also called so where there is no name. */
  by?: string
  name?: string
  known?: Record<string, string>
  /** The vendor's thread, where the customer has several. */
  lane?: string
  at?: number
  text?: string
  workspaceId?: string
  visibility?: Visibility
  id?: string
  echo?: boolean
  historic?: boolean
  quotes?: string
  kind?: string
  parts?: Arrival['parts']
  tokens?: Arrival['tokens']
  channel?: string
  profileId?: string
}
type Answer = { at?: number; by?: Who } & Partial<NewReply>
type Line = Record<string, unknown>

/**
 * A brand's desk for tests of the agents' side: two workspaces, three colleagues in each, one profile; customers write
 * through `says`. The clock is what each call says.
 */
export async function openDesk() {
  const place = await createDatabase()
  const database = openDatabase(place.connection)
  const [ours, theirs, profileId] = [newId(), newId(), newId()]
  const people = { ana: newId(), luis: newId(), sofia: newId() }
  for (const workspaceId of [ours, theirs]) await join(database, workspaceId, people)
  const person = (name: keyof typeof people, workspaceId = ours): Who => ({
    kind: 'person',
    workspaceId,
    personId: people[name],
    name,
    role: roles[name],
    ...seesAll,
  })
  const who = { ana: person('ana'), luis: person('luis'), sofia: person('sofia') }
  const as = <T>(work: (tx: Tx, who: Who) => Promise<T>, by: Who = who.ana) =>
    database.app(by.workspaceId, tx => work(tx, by))
  return {
    ...{ database, ours, theirs, profileId, people, who, person, as },
    ...deedsOf(database, ours, profileId, who.ana),
    ...looksAt(database, who.ana),
    /** Lets rooms hear what the log has told them since they last did, each in one slice. */
    hear: hearingOf(database),
    /** Gives the other workspace a row for each of ours, with the same ids. */
    twin: () => twin(database, ours, theirs),
    /** Everything that the other workspace holds. */
    theirRows: () => dump(database, theirs),
    async [Symbol.asyncDispose]() {
      await database.close()
      await place[Symbol.asyncDispose]()
    },
  }
}

const deedsOf = (database: Database, ours: string, profileId: string, ana: Who) => ({
  /** A message of a customer. */
  async says(text: string, said: Said = {}) {
    const arrival = arrivalOf(text, { workspaceId: ours, profileId, ...said })
    const [received] = await database.engine(tx => receive(tx, [arrival], arrival.receivedAt))
    if (!received) throw new Error('It was there already')
    return { conversationId: received.conversationId, messageId: received.messageId }
  },
  /** Messages of customers that come in one batch. */
  async sayAll(all: readonly (readonly [text: string, said: Said])[]) {
    const arrivals = all.map(([text, said]) => arrivalOf(text, { workspaceId: ours, profileId, ...said }))
    return database.engine(tx => receive(tx, arrivals, arrivals.at(-1)!.receivedAt))
  },
  /** A reply of Ana's, held for ten seconds where nothing else is said. Returns its id. */
  async replies(
    conversationId: string,
    { id = newId(), text = 'Claro', at = morning + minute, by = ana, ...more }: Answer = {},
  ) {
    const usual = {
      files: [],
      visibility: 'private' as const,
      holdMs: 10_000,
      placeOf: () => ({ can: plainPlace, disabled: false }),
    }
    await database.app(by.workspaceId, tx => reply(tx, by, { ...usual, id, conversationId, text, now: at, ...more }))
    return id
  },
  /** A team with these in it. */
  async team(members: readonly string[] = [], name = 'Pedidos', workspaceId = ours) {
    const id = newId()
    await database.app(workspaceId, async tx => {
      const values = [workspaceId, id, name]
      await tx.query(`insert into teams (workspace_id, id, name, position) values ($1, $2, $3, 0)`, values)
      for (const person of members)
        await tx.query(`insert into team_members (workspace_id, team_id, person_id) values ($1, $2, $3)`, [
          workspaceId,
          id,
          person,
        ])
    })
    return id
  },
  /** A reason to close for. */
  async reason(workspaceId = ours) {
    const id = newId()
    await database.app(workspaceId, tx =>
      tx.query(`insert into reasons (workspace_id, id, label, position) values ($1, $2, 'Pedido', 0)`, [
        workspaceId,
        id,
      ]),
    )
    return id
  },
})

function hearingOf(database: Database) {
  const places = new Map<string, number>()
  return async (...reactions: readonly Reaction[]): Promise<void> => {
    for (const { room, kinds, react } of reactions) {
      const events = await eventsAfter(database, places.get(room) ?? 0)
      const mine = events.filter(event => kinds.includes(event.kind))
      if (mine.length > 0) await database.engine(tx => react(tx, mine))
      places.set(room, events.at(-1)?.number ?? places.get(room) ?? 0)
    }
  }
}

async function eventsAfter(database: Database, number: number): Promise<LogEvent[]> {
  const rows = await database.owner(tx =>
    tx.query<LogEvent & { detail: string | null }>(
      `select number, day, at, workspace_id as "workspaceId", kind, conversation_id as "conversationId", subject_id as "subjectId", detail
       from events where number > $1 order by number`,
      [number],
    ),
  )
  return rows.map(row => ({
    ...row,
    detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
  }))
}

const looksAt = (database: Database, ana: Who) => ({
  row: async (id: string, workspaceId = ana.workspaceId): Promise<Row & { workspaceId: string }> =>
    (await database.app(workspaceId, tx => rowsOf(tx, [{ workspaceId, id }])))[0]!,
  async message(id: string, workspaceId = ana.workspaceId): Promise<Message | undefined> {
    const [facts] = await database.app(workspaceId, tx => messagesOf(tx, [{ workspaceId, id }]))
    return facts && showMessage(facts)
  },
  /** What the timeline says was done, oldest first. */
  async lines(id: string): Promise<SystemLine[]> {
    const { rows } = await database.app(ana.workspaceId, tx => messages(tx, ana, id, { limit: 9 }))
    return rows.flatMap(message => message.system ?? [])
  },
  /** What the log says, oldest first. */
  events: (kind?: string) =>
    database.owner(tx =>
      tx.query<{ kind: string; subject: string | null; detail: string | null; conversation: string | null }>(
        `select kind, subject_id as subject, detail, conversation_id as conversation from events where $1::text is null or kind = $1 order by number`,
        [kind ?? null],
      ),
    ),
})

/** All of them belong to the customer of the first. */
export async function oneCustomer(
  { database, ours }: Pick<Desk, 'database' | 'ours'>,
  ...talks: readonly { conversationId: string }[]
): Promise<string> {
  const values = [ours, JSON.stringify(talks.map(each => each.conversationId)), talks[0]!.conversationId]
  const same = `(select customer_id from conversations where workspace_id = $1 and id = $3)`
  const named = `(select x::uuid from json_array_elements_text($2::json) as x)`
  return database.owner(async tx => {
    await tx.query(
      `update identities set customer_id = ${same} where workspace_id = $1
        and id in (select identity_id from conversations where workspace_id = $1 and id in ${named})`,
      values,
    )
    const [moved] = await tx.query<{ id: string }>(
      `update conversations set customer_id = ${same} where workspace_id = $1 and id in ${named} returning customer_id as id`,
      values,
    )
    return moved!.id
  })
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

const roles = { ana: 'agent', luis: 'agent', sofia: 'supervisor' } as const satisfies Record<string, Role>

async function join(
  database: Database,
  workspaceId: string,
  people: Record<keyof typeof roles, string>,
): Promise<void> {
  for (const [name, id] of Object.entries(people)) {
    await database.app(workspaceId, tx =>
      tx.query(`insert into memberships (workspace_id, person_id, role, name, email) values ($1, $2, $3, $4, $4)`, [
        workspaceId,
        id,
        roles[name as keyof typeof roles],
        name,
      ]),
    )
  }
}

function arrivalOf(text: string, said: Said & { workspaceId: string; profileId: string }): Arrival {
  const {
    by = 'marta',
    lane = by,
    at = morning,
    workspaceId,
    profileId,
    visibility = 'private',
    id = newId(),
    echo = false,
    historic = false,
    channel = 'api',
    quotes,
    kind = 'text',
    parts = [],
  } = said
  const ref = refOf(channel, profileId, by)
  return {
    workspaceId,
    profileId,
    channel,
    lane,
    threadId: threadIdOf(profileId, lane, ref),
    from: { workspaceId, ref, channel, externalId: by, name: said.name ?? by, known: said.known },
    ref: messageRef(profileId, id),
    externalId: id,
    quoteRef: quotes === undefined ? undefined : messageRef(profileId, quotes),
    text,
    kind,
    parts,
    tokens: said.tokens,
    visibility,
    echo,
    at,
    receivedAt: at,
    historic,
  }
}

const tables = [
  'customers',
  'identities',
  'conversations',
  'threads',
  'messages',
  'inbox_rows',
  'reactions',
  'message_versions',
  'early_signals',
  'reasons',
  'teams',
  'team_members',
  'timers',
  'inbox_counts',
  'tags',
  'conversation_tags',
  'fields',
  'field_values',
  'readings',
  'tones',
]

/** Gives the other workspace a row for each of ours, with the same ids: what is not asked for by workspace hits both. */
async function twin(database: Database, ours: string, theirs: string): Promise<void> {
  for (const table of tables) {
    await database.owner(async tx => {
      const columns = (
        await tx.query<{ name: string }>(
          `select column_name as name from information_schema.columns where table_name = $1 and column_name <> 'workspace_id' and is_generated = 'NEVER' order by ordinal_position`,
          [table],
        )
      )
        .map(each => `"${each.name}"`)
        .join(', ')
      await tx.query(
        `insert into ${table} (workspace_id, ${columns}) select $2, ${columns} from ${table} where workspace_id = $1`,
        [ours, theirs],
      )
    })
  }
}

async function dump(database: Database, workspaceId: string): Promise<Record<string, Line[]>> {
  const found: Record<string, Line[]> = {}
  for (const table of tables) {
    found[table] = await database.owner(tx =>
      tx.query<Line>(`select * from ${table} where workspace_id = $1 order by 1, 2, 3`, [workspaceId]),
    )
  }
  return found
}
