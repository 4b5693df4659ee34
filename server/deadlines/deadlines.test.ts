import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Who } from '#accounts'
import { close, reopen, snooze } from '#conversations'
import { countsFor, inboxPage } from '#desk'
import { day, hour, minute, newId, second } from '#lib'
import { split } from '#merging'
import { withdraw } from '#replies'
import { alwaysOpen, defaultTargets } from '#service-levels'
import { anyRow, insert, workspaceTables } from '../../test/any-row.ts'
import { morning, openDesk } from '../../test/desk.ts'
import { understand } from '../../test/understood.ts'
import { deadlinesOf, followDeadlines, honestyOf, keepCalendar, keepTargets, levels, passTime } from './index.ts'

async function openDeadlines() {
  const desk = await openDesk()
  const follow = followDeadlines(() => 'later')
  const shown = async (id: string) => {
    await desk.hear(understand(morning), follow)
    const found = await desk.as((tx, who) => deadlinesOf(tx, who, id))
    return found.map(({ aim, state, class: of, startedAt, dueAt, endedAt }) => ({
      ...{ aim, state, of },
      at: (startedAt - morning) / minute,
      due: dueAt === null ? null : (dueAt - morning) / minute,
      end: endedAt === null ? null : (endedAt - morning) / minute,
    }))
  }
  const closes = async (conversationId: string, at: number) => {
    const reasonId = await desk.reason()
    await desk.as((tx, who) => close(tx, who, { conversationId, reasonId, now: at }))
  }
  const told = async () => {
    const rows = await desk.database.owner(tx =>
      tx.query<{ kind: string; detail: string }>(
        `select kind, detail from events where kind in ('deadline.warned', 'deadline.missed') order by number`,
      ),
    )
    return rows.map(({ kind, detail }) => `${kind} ${(JSON.parse(detail) as { aim: string }).aim}`)
  }
  const pass = (at: number) => desk.database.engine(tx => passTime(tx, at))
  // The desk's profile is an id alone.
  const tables = await desk.database.owner(workspaceTables)
  const profiles = tables.find(({ name }) => name === 'profiles')!
  await desk.database.engine(tx => insert(tx, 'profiles', anyRow(profiles, desk.ours, desk.profileId)))
  const head: Who = { ...desk.who.sofia, role: 'administrator' } as Who
  return { ...desk, shown, closes, told, pass, head }
}

test('a customer writes: half an hour to the first answer, a day until it is settled; the answer meets one and rests the other', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  const first = { aim: 'first', state: 'running', of: 'query', at: 0, due: 30, end: null }
  const settling = { aim: 'resolution', state: 'running', of: 'query', at: 0, due: 24 * 60, end: null }
  assert.deepEqual(await desk.shown(conversationId), [first, settling])
  await desk.replies(conversationId, { at: morning + 10 * minute })
  const met = { ...first, state: 'met', end: 10 }
  const resting = { ...settling, state: 'paused', due: null }
  assert.deepEqual(await desk.shown(conversationId), [met, resting])
  await desk.says('¿Y el plazo?', { by: 'nuria', at: morning + 70 * minute })
  assert.deepEqual(await desk.shown(conversationId), [
    { aim: 'next', state: 'running', of: 'query', at: 70, due: 100, end: null },
    met,
    // Ten minutes are spent: what is left runs from here.
    { ...settling, due: 24 * 60 + 60 },
  ])
})

test('a burst is one turn from its first message, and what is read in it decides its class', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  await desk.shown(conversationId)
  await desk.says('Gotea', { by: 'nuria', at: morning + minute })
  const found = await desk.shown(conversationId)
  assert.deepEqual(
    found.map(({ aim, of, at, due }) => [aim, of, at, due]),
    [
      ['first', 'complaint', 0, 30],
      ['resolution', 'complaint', 0, 24 * 60],
    ],
  )
})

test('a closing settles it, thanks after it ask for nothing, a reopening voids it', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  await desk.replies(conversationId, { at: morning + minute, holdMs: 0 })
  await desk.closes(conversationId, morning + 2 * minute)
  await desk.says('Gracias', { by: 'nuria', at: morning + 3 * minute })
  const settled = (await desk.shown(conversationId)).find(({ aim }) => aim === 'resolution')
  assert.deepEqual([settled?.state, settled?.end], ['met', 2])
  await desk.as((tx, who) => reopen(tx, who, { conversationId, now: morning + 4 * minute }))
  assert.deepEqual((await desk.shown(conversationId)).at(-1), {
    ...{ aim: 'resolution', state: 'running', of: 'query', at: 0, end: null },
    // One minute was spent before the answer.
    due: 4 + 24 * 60 - 1,
  })
})

test('closed without an answer, a turn is void; history and what is deleted start no clock', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Vale', { by: 'nuria', at: morning })
  await desk.closes(conversationId, morning + minute)
  assert.deepEqual((await desk.shown(conversationId))[0]?.state, 'void')
  const past = await desk.says('Hace meses', { by: 'tomás', historic: true })
  assert.deepEqual(await desk.shown(past.conversationId), [])
  const gone = await desk.says('Perdón, nada', { by: 'marta', at: morning })
  assert.equal((await desk.shown(gone.conversationId)).length, 2)
  await desk.database.engine(tx => tx.query(`update messages set deleted_at = now() where id = $1`, [gone.messageId]))
  await desk.database.engine(async tx => {
    const { append } = await import('#log')
    await append(tx, [
      {
        workspaceId: desk.ours,
        kind: 'message.deleted',
        conversationId: gone.conversationId,
        subjectId: gone.messageId,
      },
    ])
  })
  assert.deepEqual(await desk.shown(gone.conversationId), [])
})

test('an answer that is taken back was none', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  const messageId = await desk.replies(conversationId, { at: morning + minute })
  assert.equal((await desk.shown(conversationId))[0]?.state, 'met')
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + minute + second }))
  assert.deepEqual(
    (await desk.shown(conversationId)).map(({ aim, state, due }) => [aim, state, due]),
    [
      ['first', 'running', 30],
      ['resolution', 'running', 24 * 60],
    ],
  )
})

test('of each deadline its warning is told once and its miss once, and nothing of what was answered meanwhile', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  const other = await desk.says('Hola', { by: 'tomás', at: morning })
  await desk.shown(conversationId)
  await desk.pass(morning + 22 * minute)
  assert.deepEqual(await desk.told(), [])
  // Answered, though nobody has followed it yet.
  await desk.replies(other.conversationId, { at: morning + 22 * minute })
  await Promise.all([desk.pass(morning + 22.5 * minute), desk.pass(morning + 22.5 * minute)])
  assert.deepEqual(await desk.told(), ['deadline.warned first'])
  await desk.pass(morning + 30 * minute - 1)
  assert.deepEqual(await desk.told(), ['deadline.warned first'])
  await Promise.all([desk.pass(morning + 30 * minute), desk.pass(morning + 31 * minute)])
  assert.deepEqual(await desk.told(), ['deadline.warned first', 'deadline.missed first'])
  // Told again of what it had heard, nothing is told twice.
  await desk.says('¿Hola?', { by: 'nuria', at: morning + 32 * minute })
  await desk.shown(conversationId)
  await desk.pass(morning + 40 * minute)
  assert.equal((await desk.told()).length, 2)
  await desk.replies(conversationId, { at: morning + 45 * minute })
  assert.equal((await desk.shown(conversationId))[0]?.state, 'missed')
  const honest = await desk.as((tx, who) => honestyOf(tx, who, { profileId: desk.profileId, now: morning + hour }))
  assert.deepEqual(honest, { honesty: { state: 'new' }, isOverPromised: false })
})

test('what breaks off while it tells has told nothing, and tells it once the next time', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  await desk.shown(conversationId)
  const broken = desk.database.engine(async tx => {
    await passTime(tx, morning + 31 * minute)
    throw new Error('away')
  })
  await assert.rejects(broken, { message: 'away' })
  assert.deepEqual(await desk.told(), [])
  // Whoever was away when it was to warn tells of the miss alone.
  await desk.pass(morning + 32 * minute)
  await desk.pass(morning + 33 * minute)
  assert.deepEqual(await desk.told(), ['deadline.missed first'])
})

test('a profile has hours of its own, else those of the brand; clocks that run keep what they were given', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  const before = await desk.shown(conversationId)
  // The 21st of November is a Saturday.
  const office = Array.from({ length: 7 }, (_, at) => (at < 5 ? [[540, 1200] as const] : []))
  const calendar = { timeZone: 'Europe/Madrid', week: office, holidays: [] }
  const kept = { id: newId(), name: 'Oficina', isDefault: true, profileIds: [], calendar }
  await desk.as((tx, who) => keepCalendar(tx, who, kept), desk.head)
  await desk.says('¿Hola?', { by: 'nuria', at: morning + minute })
  assert.deepEqual((await desk.shown(conversationId))[0], before[0])
  const later = await desk.says('Hola', { by: 'tomás', at: morning })
  const monday = Temporal.ZonedDateTime.from('2026-11-23T09:30[Europe/Madrid]').epochMilliseconds
  assert.equal((await desk.shown(later.conversationId))[0]?.due, (monday - morning) / minute)
  const own = { ...kept, id: newId(), name: 'Siempre', isDefault: false, profileIds: [desk.profileId] }
  await desk.as((tx, who) => keepCalendar(tx, who, { ...own, calendar: alwaysOpen('Europe/Madrid') }), desk.head)
  const third = await desk.says('Hola', { by: 'marta', at: morning })
  assert.equal((await desk.shown(third.conversationId))[0]?.due, 30)
  assert.equal((await desk.as(levels)).calendars.length, 2)
})

test('targets are kept by who administers, with their reasons', async () => {
  await using desk = await openDeadlines()
  const own = {
    ...defaultTargets[0]!,
    profileId: desk.profileId,
    within: { clock: 'wall', ms: hour } as const,
    why: 'Ley',
  }
  const targets = [...defaultTargets, { ...own, class: 'query' as const }]
  await desk.as((tx, who) => keepTargets(tx, who, targets), desk.head)
  assert.deepEqual((await desk.as(levels)).targets, targets)
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  assert.equal((await desk.shown(conversationId))[0]?.due, 60)
  await assert.rejects(
    desk.as((tx, who) => keepTargets(tx, who, defaultTargets), desk.who.sofia),
    { code: 'forbidden' },
  )
})

test('a list stands by when each is due, and what is due soon is what was warned of, until it is answered', async () => {
  await using desk = await openDeadlines()
  const list = async (view: 'open' | 'due') => {
    const { rows } = await desk.as((tx, who) => inboxPage(tx, who, { view, limit: 50 }), desk.who.ana)
    return rows.map(({ id, dueAt, isDueSoon }) => [id, (dueAt! - morning) / minute, isDueSoon])
  }
  const count = async () => (await desk.as(countsFor, desk.who.ana)).due
  const slow = { ...defaultTargets[0]!, class: 'complaint' as const, within: { clock: 'wall', ms: 2 * hour } as const }
  const others = defaultTargets.filter(
    ({ aim, class: of, pace }) => aim !== 'first' || of !== 'complaint' || pace === 'live',
  )
  await desk.as((tx, who) => keepTargets(tx, who, [...others, slow]), desk.head)
  const { conversationId: leak } = await desk.says('Gotea', { by: 'nuria', at: morning })
  const { conversationId: asks } = await desk.says('Hola', { by: 'tomás', at: morning + minute })
  // Before its clock is known a turn stands by half an hour.
  assert.deepEqual(await list('open'), [
    [leak, 30, false],
    [asks, 31, false],
  ])
  await desk.shown(leak)
  assert.deepEqual(await list('open'), [
    [asks, 31, false],
    [leak, 120, false],
  ])
  const changed = await desk.events('deadline.changed')
  assert.deepEqual(
    changed.filter(({ detail }) => detail !== null).map(({ conversation }) => conversation),
    [leak],
  )
  assert.deepEqual([await list('due'), await count()], [[], 0])
  await desk.pass(morning + 24 * minute)
  assert.deepEqual([await list('due'), await count()], [[[asks, 31, true]], 1])
  await desk.pass(morning + 100 * minute)
  assert.deepEqual(
    [await list('due'), await count()],
    [
      [
        [asks, 31, true],
        [leak, 120, true],
      ],
      2,
    ],
  )
  // What is answered leaves at once, though its clock has not heard of it.
  await desk.replies(asks, { at: morning + 101 * minute })
  assert.deepEqual([await list('due'), await count()], [[[leak, 120, true]], 1])
  await desk.says('¿Y bien?', { by: 'tomás', at: morning + 102 * minute })
  assert.deepEqual([await list('due'), await count()], [[[leak, 120, true]], 1])
  await desk.shown(asks)
  assert.deepEqual(await list('open'), [
    [leak, 120, true],
    [asks, 132, false],
  ])
})

test('what is put aside keeps its clock, and is told of as it falls due', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  await desk.as((tx, who) => snooze(tx, who, { conversationId, until: morning + day, now: morning + minute }))
  const [first] = await desk.shown(conversationId)
  assert.deepEqual([first?.state, first?.due], ['running', 30])
  await desk.pass(morning + 30 * minute)
  assert.ok((await desk.told()).includes('deadline.missed first'))
})

test('what an answer settles elsewhere was answered there, until that answer is taken back', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning, lane: 'one' })
  const { conversationId: other } = await desk.says('Y esto', { by: 'nuria', at: morning, lane: 'two' })
  await desk.shown(other)
  const messageId = await desk.replies(conversationId, { at: morning + 10 * minute, settles: [other] })
  const settled = (await desk.shown(other))[0]
  assert.deepEqual([settled?.state, settled?.end], ['met', 10])
  await desk.as((tx, who) => withdraw(tx, who, { messageId, now: morning + 10 * minute + second }))
  const again = (await desk.shown(other))[0]
  assert.deepEqual([again?.state, again?.due], ['running', 30])
})

test('what is parted from a conversation has a clock of its own, from what was said first in it', async () => {
  await using desk = await openDeadlines()
  const { conversationId } = await desk.says('Hola', { by: 'nuria', at: morning })
  const { messageId } = await desk.says('Otra cosa', { by: 'nuria', at: morning + 5 * minute })
  await desk.shown(conversationId)
  const apart = await desk.as((tx, who) =>
    split(tx, who, { conversationId, messageId: messageId!, now: morning + 6 * minute }),
  )
  const [own] = await desk.shown(apart)
  assert.deepEqual([own?.aim, own?.at, own?.due], ['first', 5, 35])
  assert.deepEqual((await desk.shown(conversationId))[0]?.due, 30)
})
