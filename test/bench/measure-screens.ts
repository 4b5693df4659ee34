import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Me } from '#protocol'
import type { Ask, Frames, Looked, Said, Times } from '../screens/shapes.ts'
import { runLoad, usual } from './load.ts'
import { untilDone } from './measure-hooks.ts'
import { fillForInbox } from './measure-inbox.ts'
import { heard, type Stage } from './stage.ts'
import type { Line } from './table.ts'

const root = join(import.meta.dirname, '..', '..')

/** The console, built as it ships; the server that serves it is started after. Returns where it is. */
export function buildScreens(): string {
  const build = join(root, 'scripts', 'build.mjs')
  execFileSync(process.execPath, [build], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  return join(root, 'dist', 'web')
}
const longest = 5000
const listed = 10_000
const liveEvents = 200_000

export type ScreensFigures = Looked & { messages: number; liveEvents: number; heapAfterMb: number }

/** The real console in a real browser, at 100,000 conversations and 1,000,000 messages. */
export async function measureScreens(stage: Stage): Promise<ScreensFigures> {
  await fillForInbox(stage, longest)
  const program = join(root, 'test', 'screens', 'main.ts')
  const child = fork(program, [JSON.stringify(await askOf(stage))], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { looked } = await heard<Extract<Said, { looked: unknown }>>(child)
  const plan = { ...usual, address: stage.address, targets: stage.targets.slice(0, 1), run: 'live', seconds: 3600 }
  await runLoad({ ...plan, count: liveEvents })
  await untilDone(stage)
  const gone = once(child, 'exit')
  const answered = heard<{ heapMb: number }>(child)
  child.send('the load has gone by')
  const { heapMb: heapAfterMb } = await answered
  await gone
  return { ...looked, messages: longest, liveEvents, heapAfterMb }
}

async function askOf({ address, brands, database }: Stage): Promise<Ask> {
  const { owner } = brands[0]!
  const [found] = await database.owner(tx =>
    tx.query<{ id: string }>(`select conversation_id as id from messages where external_id = 'long-0.${longest}'`),
  )
  const { workspaces } = await owner.get<Me>('/me')
  const { name } = workspaces.find(({ id }) => id === owner.workspaceId)!
  const brand = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return { address, cookie: owner.cookie, brand, longId: found!.id, listed }
}

export function screensLines(found: ScreensFigures): Line[] {
  const shown = ({ p50, p95 }: Times) => `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms`
  const framesOf = ({ frames, dropped, longestMs }: Frames) =>
    `${dropped} of ${frames + dropped}, longest ${longestMs.toFixed(0)} ms`
  return [
    ...Object.entries(found.asIs).map(([name, ms]): Line => [name, shown(ms), 'p95 ≤ 100 ms', '']),
    ...Object.entries(found.slowed).map(([name, ms]): Line => [
      `${name}, processor ÷ 4`,
      shown(ms),
      'p95 ≤ 200 ms',
      '',
    ]),
    [`opening ${found.messages} messages`, shown(found.longOpenMs), '≤ 200 ms', ''],
    ['the same, first of all that is done on a page', shown(found.longFirstMs), '', ''],
    ['frames dropped scrolling through them', framesOf(found.longScroll), '0', ''],
    [`frames dropped scrolling ${found.listed} rows`, framesOf(found.listScroll), '0', ''],
    [
      `heap of the tab after ${found.liveEvents} live events`,
      `${found.heapAfterMb.toFixed(0)} MB (before ${found.heapMb.toFixed(0)})`,
      '< 150 MB',
      '',
    ],
  ]
}
