import { setTimeout } from 'node:timers/promises'
import { newId } from '#lib'
import type { Condition, NewView, SavedView } from '#protocol'
import { fill } from '../crowd.ts'
import { quantile } from './figures.ts'
import { runLoad } from './load.ts'
import { untilDone } from './measure-hooks.ts'
import type { Stage } from './stage.ts'

export type InboxFigures = {
  conversations: number
  messages: number
  pages: Record<string, { p50: number; p99: number }>
  conversation500: { p50: number; p99: number }
}

const asked = 300

/** Pages of the inbox and a conversation of 500 messages over HTTP, at 100,000 conversations and 1,000,000 messages. */
export async function measureInbox(stage: Stage): Promise<InboxFigures> {
  const { owner } = stage.brands[0]!
  await fillForInbox(stage, 500)
  const time = async (paths: () => string, times = asked) => {
    const took: number[] = []
    for (let i = 0; i < times + 10; i++) {
      const began = performance.now()
      const answer = await owner.fetch(`/api/v1${paths()}`)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${paths()}: ${answer.status}`)
      if (i >= 10) took.push(performance.now() - began)
    }
    return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
  }
  const pages: InboxFigures['pages'] = {}
  for (const view of ['mine', 'team', 'unassigned', 'due', 'open', 'waiting', 'snoozed', 'closed', 'all'])
    pages[view] = await time(() => `/conversations?view=${view}&limit=50`)
  pages['open, tenth page'] = await time(await deepPage(stage))
  for (const sort of ['activity', 'newest', 'oldest'])
    pages[`open by ${sort}`] = await time(() => `/conversations?view=open&sort=${sort}&limit=50`)
  for (const [name, conditions] of saved(stage.targets[1]!.profileId)) {
    const id = await filledView(stage, name, conditions)
    pages[`saved, ${name}`] = await time(() => `/conversations?view=${id}&limit=50`)
    pages[`saved, ${name}, newest`] = await time(() => `/conversations?view=${id}&sort=newest&limit=50`)
  }
  const [long] = await stage.database.owner(tx =>
    tx.query<{ id: string }>(`select conversation_id as id from messages where external_id = 'long-0.500'`),
  )
  const conversation500 = await time(() => `/conversations/${long!.id}/messages?limit=500`, 100)
  const [sizes] = await stage.database.owner(tx =>
    tx.query<{ conversations: number; messages: number }>(
      `select (select count(*) from conversations) as conversations, (select count(*) from messages) as messages`,
    ),
  )
  return { ...sizes!, pages, conversation500 }
}

/** 100,000 conversations with 1,000,000 messages, and one that is as long as asked. */
export async function fillForInbox(stage: Stage, longest: number): Promise<void> {
  const [{ workspaceId, owner }] = stage.brands as [Stage['brands'][0]]
  const [target, rare] = stage.targets as [Stage['targets'][0], Stage['targets'][0]]
  const people = [owner.personId, ...Array.from({ length: 29 }, () => newId())]
  const crowd = { workspaceId, people, count: 100_000, messagesEach: 10, now: Date.now() }
  await fill(stage.database, { ...crowd, profileId: target.profileId, rareProfileId: rare.profileId })
  const oneWriter = { known: 1, newShare: 0, connections: 1, firstSequence: 0, seed: 1 }
  await runLoad({ ...oneWriter, address: stage.address, targets: [target], run: 'long', seconds: 60, count: longest })
  await untilDone(stage)
  await stage.database.ownerPool.query('vacuum analyze')
}

/** A view that holds everything, one that holds much, one that holds little. */
const saved = (rareProfileId: string): [string, Condition[]][] => [
  ['everything', []],
  ['many', [{ field: 'status', operator: 'is', values: ['closed'] }]],
  ['few', [{ field: 'profile', operator: 'is', values: [rareProfileId] }]],
]

async function filledView(stage: Stage, name: string, conditions: Condition[]): Promise<string> {
  const { owner } = stage.brands[0]!
  const wanted: NewView = { name, conditions, isShared: true, sort: 'due' }
  const { id } = await owner.post<SavedView>('/views', wanted)
  while ((await owner.get<SavedView[]>('/views')).some(view => view.isFilling)) await setTimeout(100)
  await stage.database.ownerPool.query('analyze view_members')
  return id
}

async function deepPage(stage: Stage): Promise<() => string> {
  const { owner } = stage.brands[0]!
  let path = '/conversations?view=open&limit=50'
  for (let page = 0; page < 9; page++) {
    const { next } = await owner.get<{ next: string }>(path)
    path = `/conversations?view=open&limit=50&after=${encodeURIComponent(next)}`
  }
  return () => path
}
