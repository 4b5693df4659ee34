import { openConsoles } from './consoles.ts'
import { quantile } from './figures.ts'
import { runLoad, usual } from './load.ts'
import { busiest } from './measure-flow.ts'
import { untilDone } from './measure-hooks.ts'
import type { Stage } from './stage.ts'

export type LatencyFigures = {
  rate: number
  seen: number
  sent: number
  p50: number
  p90: number
  p99: number
  answerMs: { p50: number; p99: number }
}

/**
 * From the moment a message is written (its own `at`, taken just before it is sent) to the frame that shows it, at a
 * fixed rate, 20 consoles and two probes looking on. A message that a newer one of the same customer overtook within a
 * frame is not seen, and counted so.
 */
export async function measureLatency(
  stage: Stage,
  perSecond: number,
  seconds: number,
  name: string,
): Promise<LatencyFigures> {
  const rows = await busiest(stage)
  const looks = await openConsoles(stage.address, stage.brands, 20, (n, workspaceId) => ({
    rows: (rows.get(workspaceId) ?? []).slice(0, 50),
    conversation: rows.get(workspaceId)?.[n] ?? null,
  }))
  const waits: number[] = []
  const seen = new Set<string>()
  const began = Date.now()
  const probes = await openConsoles(
    stage.address,
    stage.brands,
    2,
    (_, workspaceId) => ({ rows: rows.get(workspaceId) ?? [], conversation: null }),
    (frame, at) => {
      for (const { last } of frame.rows) {
        const mark = last.text.match(/^#[\d.]+/)?.[0]
        if (!mark || last.at < began || seen.has(mark)) continue
        seen.add(mark)
        waits.push(at - last.at)
      }
    },
  )
  const report = await runLoad({
    ...usual,
    address: stage.address,
    targets: stage.targets,
    run: name,
    seconds,
    perSecond,
    firstSequence: 1_000_000,
    seed: 23,
  })
  await untilDone(stage)
  await new Promise(resolve => setTimeout(resolve, 500))
  await Promise.all([probes.close(), looks.close()])
  return {
    rate: report.answered / report.seconds,
    sent: report.sent,
    seen: waits.length,
    p50: quantile(waits, 0.5),
    p90: quantile(waits, 0.9),
    p99: quantile(waits, 0.99),
    answerMs: report.answerMs,
  }
}
