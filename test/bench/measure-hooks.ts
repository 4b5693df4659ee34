import { median } from './figures.ts'
import { runLoad, usual } from './load.ts'
import type { Stage } from './stage.ts'

export type HookFigures = {
  bare: number
  paused: number
  running: number
  pausedRatio: number
  runningRatio: number
  rounds: { bare: number; paused: number; running: number }[]
}

const rounds = 5
const seconds = 4

/** Accepting hooks (verified, durable, answered), worker paused and running, against the same server without a database. Interleaved. */
export async function measureHooks(stage: Stage): Promise<HookFigures> {
  const found: HookFigures['rounds'] = []
  const rate = async (address: string, run: string) => {
    const report = await runLoad({ ...usual, address, targets: stage.targets, run, seconds, seed: 11 })
    if (Object.keys(report.statuses).join() !== '200')
      throw new Error(`Answers other than 200: ${JSON.stringify(report.statuses)}`)
    return report.answered / report.seconds
  }
  for (let round = 0; round < rounds; round++) {
    const bare = await rate(stage.bareAddress, `bare${round}`)
    await stage.tell('pause')
    const paused = await rate(stage.address, `paused${round}`)
    await stage.tell('resume')
    await untilDone(stage)
    const running = await rate(stage.address, `running${round}`)
    await untilDone(stage)
    found.push({ bare, paused, running })
  }
  return {
    bare: median(found.map(each => each.bare)),
    paused: median(found.map(each => each.paused)),
    running: median(found.map(each => each.running)),
    pausedRatio: median(found.map(each => each.paused / each.bare)),
    runningRatio: median(found.map(each => each.running / each.bare)),
    rounds: found,
  }
}

/** Resolves when every envelope is done and every room has read the log; returns how long that took, in milliseconds. */
export async function untilDone(stage: Stage): Promise<number> {
  const began = performance.now()
  for (;;) {
    const [left] = await stage.database.owner(tx =>
      tx.query<{ behind: boolean }>(`
        select exists (select 1 from (select connection_id, max(number) as last from envelopes group by 1) e
          left join watermarks w using (connection_id) where coalesce(w.number, 0) < e.last) as behind`),
    )
    if (!left!.behind) return performance.now() - began
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
