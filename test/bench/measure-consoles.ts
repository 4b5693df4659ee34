import { openConsoles } from './consoles.ts'
import { runLoad, usual } from './load.ts'
import { busiest } from './measure-flow.ts'
import { untilDone } from './measure-hooks.ts'
import type { Stage } from './stage.ts'

export type ConsoleFigures = {
  consoles: number
  serverCpuUsPerMessage: number
  serverRssMb: number
  kbPerConsoleSecond: number
}[]

/** What one message costs the server with 20 and with 200 consoles connected, at the same rate. */
export async function measureConsoles(stage: Stage, perSecond = 1000, seconds = 10): Promise<ConsoleFigures> {
  const rows = await busiest(stage)
  const found: ConsoleFigures = []
  for (const [place, consoles] of [0, 20, 200].entries()) {
    const looks = await openConsoles(stage.address, stage.brands, consoles, (n, workspaceId) => {
      const mine = rows.get(workspaceId) ?? []
      // Each shows a page of its own, as agents do who have different work.
      return { rows: mine.slice((n * 25) % 4000, ((n * 25) % 4000) + 50), conversation: mine[n * 3] ?? null }
    })
    const before = await stage.tell('usage')
    const report = await runLoad({
      ...usual,
      address: stage.address,
      targets: stage.targets,
      run: `consoles${consoles}`,
      seconds,
      perSecond,
      firstSequence: 2_000_000 + place * 1_000_000,
      seed: 31 + place,
    })
    await untilDone(stage)
    const after = await stage.tell('usage')
    await looks.close()
    found.push({
      consoles,
      serverCpuUsPerMessage: ((after.cpuMs - before.cpuMs) * 1000) / report.answered,
      serverRssMb: after.rssBytes / 1e6,
      kbPerConsoleSecond: consoles === 0 ? 0 : looks.bytes() / 1000 / consoles / seconds,
    })
  }
  return found
}
