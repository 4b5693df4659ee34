/**
 * Runs the test files that it is given one after the other in this process, so that what they share is loaded once, and
 * tells its parent what the runner of Node tells, with a summary for each file.
 */
import { run } from 'node:test'

const files = process.argv.slice(2)
const sums = new Map(files.map(file => [file, { passed: 0, failed: 0, cancelled: 0, todo: 0, durationMs: 0 }]))
const tell = (type: string, data: object) =>
  new Promise<void>((resolve, reject) =>
    process.send!({ type, data }, (fault?: Error | null) => (fault ? reject(fault) : resolve())),
  )

for await (const { type, data } of run({ files, isolation: 'none', timeout: Number(process.env.TEST_LIMIT_MS) })) {
  if (type === 'test:pass' || type === 'test:fail') {
    const sum = sums.get(data.file ?? '')
    if (sum && data.nesting === 0) sum.durationMs += data.details.duration_ms
    if (sum && data.details.type !== 'suite' && data.skip === undefined)
      sum[type === 'test:pass' ? 'passed' : 'failed']++
    await tell(type, data)
  }
  if (type !== 'test:summary') continue
  for (const [file, { durationMs, ...counts }] of sums) await tell(type, { file, counts, duration_ms: durationMs })
  await tell(type, data)
}
// Nothing that a test has left open keeps the next ones waiting.
process.exit()
