import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { run } from 'node:test'
import type { Told } from './run-report.ts'

/** One process: a file of its own, or several that share one. */
export type Load = { files: string[]; isShared: boolean }

const sharedAtOnce = 16
const execArgv = ['--import', join(import.meta.dirname, 'property-seed.ts')]

/**
 * Loading the server takes longer than most of its tests: files share a process, those that change it or open
 * something for the whole file apart.
 */
export function loadsOf(files: readonly string[]): Load[] {
  const { alone = [], shared = [] } = Object.groupBy(files, file => (needsProcess(file) ? 'alone' : 'shared'))
  const batches = Array.from({ length: Math.ceil(shared.length / sharedAtOnce) }, (_, at) =>
    shared.slice(at * sharedAtOnce, (at + 1) * sharedAtOnce),
  )
  // Those alone are the long ones: whatever is left at the end is short.
  return [
    ...alone.map(file => ({ files: [file], isShared: false })),
    ...batches.map(together => ({ files: together, isShared: together.length > 1 })),
  ]
}

function needsProcess(file: string): boolean {
  return /^(before|after)(Each)?\(|^(const|let|await) .*await |process\.(env|on|exit|chdir)\b|^mock\./m.test(
    readFileSync(file, 'utf8'),
  )
}

type Options = { cwd: string; limitMs: number; signal: AbortSignal }

/** What happens in one process, as the runner of Node tells it. */
export function tellsOf({ files, isShared }: Load, options: Options): AsyncIterable<Told> {
  const { cwd, limitMs, signal } = options
  return isShared ? batch(files, options) : run({ files, concurrency: 1, timeout: limitMs, signal, cwd, execArgv })
}

async function* batch(files: string[], { cwd, limitMs, signal }: Options): AsyncGenerator<Told> {
  const child = fork(join(import.meta.dirname, 'run-batch.ts'), files, {
    ...{ cwd, signal, execArgv, serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    env: { ...process.env, TEST_LIMIT_MS: String(limitMs) },
  })
  const printed = Promise.all([text(child.stdout!), text(child.stderr!)])
  let isWhole = false
  for await (const told of messagesOf(child)) {
    isWhole ||= told.type === 'test:summary' && told.data.file === undefined
    yield told
  }
  if (isWhole) return
  const error = new Error(
    `The process of these files ended before they did:\n${files.join('\n')}\n${(await printed).join('')}`,
  )
  yield { type: 'test:fail', data: { name: 'batch', file: files[0], details: { error } } }
  yield { type: 'test:summary', data: { counts: { passed: 0, failed: 1, cancelled: 0, todo: 0 }, duration_ms: 0 } }
}

/** Until it has gone. */
async function* messagesOf(child: ChildProcess): AsyncGenerator<Told> {
  const waiting: Told[] = []
  let wake = () => {}
  let isGone = false
  child.on('message', told => {
    waiting.push(told as Told)
    wake()
  })
  const gone = once(child, 'close').then(
    () => {},
    () => {},
  )
  void gone.then(() => {
    isGone = true
    wake()
  })
  for (;;) {
    while (waiting.length > 0) yield waiting.shift()!
    if (isGone) return
    await new Promise<void>(resolve => (wake = resolve))
  }
}
