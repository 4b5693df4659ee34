import { relative } from 'node:path'
import { inspect } from 'node:util'

/** `failures` repeats in a line or two what was shown in full before; `skipped` is why how many tests did not run. */
export type Counts = { passed: number; failed: number; failures: string[]; skipped: string[] }

/** What the runner of Node tells of tests, as far as it is shown. */
export type Told =
  | { type: 'test:stdout' | 'test:stderr'; data: { file?: string | undefined; message: string } }
  | { type: 'test:fail'; data: Failure }
  | { type: 'test:pass'; data: Pass }
  | { type: 'test:summary'; data: { file?: string | undefined; counts: Summary; duration_ms: number } }

type Failure = {
  name: string
  line?: number | undefined
  file?: string | undefined
  details: { error: Error }
  todo?: string | boolean | undefined
}

const root = new URL('..', import.meta.url).pathname
const ms = (duration: number) => (duration < 1000 ? `${Math.round(duration)} ms` : `${(duration / 1000).toFixed(1)} s`)
const print = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Prints a line per file and each failure in full, with what its file had printed. Counts what the runner counted.
 * A test that says `todo`, one that was cancelled, and a file without a test have failed.
 */
export async function report(stream: AsyncIterable<Told>): Promise<Counts> {
  const printed = new Map<string, string>()
  const failures: string[] = []
  const skipped = new Map<string, string[]>()
  const empty: string[] = []
  let counts = { passed: 0, failed: 0 }
  for await (const { type, data } of stream) {
    if (type === 'test:stdout' || type === 'test:stderr') append(printed, data.file ?? '', data.message)
    if (type === 'test:fail') failures.push(...printFailure(data, printed))
    if (type === 'test:pass') notePass(data, skipped, empty)
    if (type !== 'test:summary') continue
    counts = countsOf(data.counts)
    if (data.file !== undefined) printFile(data.file, counts, data.duration_ms, printed.get(data.file))
  }
  for (const file of empty) failures.push(...printLine(`✗ ${file} · has no test in it`))
  return {
    passed: counts.passed - empty.length,
    failed: counts.failed + empty.length,
    failures,
    skipped: [...skipped].map(([why, names]) => `${why} (${names.length === 1 ? names[0] : `${names.length} tests`})`),
  }
}

type Pass = { name: string; file?: string | undefined; skip?: string | boolean | undefined }

/** A file without a test passes under its own name. */
function notePass({ name, file, skip }: Pass, skipped: Map<string, string[]>, empty: string[]): void {
  if (name === file) empty.push(nameOf(file))
  if (skip === undefined) return
  const why = `${nameOf(file)}: ${skip}`
  skipped.set(why, [...(skipped.get(why) ?? []), name])
}

type Summary = { passed: number; failed?: number; cancelled: number; todo: number }

const countsOf = ({ passed, failed = 0, cancelled, todo }: Summary) => ({ passed, failed: failed + cancelled + todo })

const append = (to: Map<string, string>, file: string, text: string) => to.set(file, (to.get(file) ?? '') + text)

/** One check, reported like a test. */
export function reportCheck(name: string, said: string | undefined, durationMs: number): Counts {
  print(`${said === undefined ? '✓' : '✗'} ${name}  ${ms(durationMs)}`)
  if (said === undefined) return { passed: 1, failed: 0, failures: [], skipped: [] }
  print(indent(said))
  return { passed: 0, failed: 1, failures: [`✗ ${name}\n${indent(said.slice(0, 600))}`], skipped: [] }
}

function printFile(
  file: string,
  { passed, failed }: { passed: number; failed: number },
  durationMs: number,
  output = '',
): void {
  print(
    `${failed === 0 ? '✓' : '✗'} ${nameOf(file)}  ${passed}${failed === 0 ? '' : ` passed, ${failed} failed`}  ${ms(durationMs)}`,
  )
  if (failed > 0) printOutput(output)
}

function printOutput(output = ''): void {
  if (output !== '') print(`  What it printed:\n${indent(output.trimEnd())}`)
}

/** Gives what to say of it again at the end. */
function printFailure(failure: Failure, printed: Map<string, string>): string[] {
  const { name, file, line, todo } = failure
  const { error } = failure.details
  // A parent only repeats what its children said.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return []
  const cause = describe(error.cause ?? error)
  const head = `✗ ${nameOf(file)}:${line ?? 0} · ${name}${todo === undefined ? '' : ' (todo)'}`
  print(`${head}\n${indent(cause)}`)
  if (name !== file) return [`${head}\n${indent(cause.slice(0, 600))}`]
  printOutput(printed.get(file))
  return [`${head}\n${indent(`${cause}\n${printed.get(file) ?? ''}`.slice(0, 600))}`]
}

function printLine(line: string): string[] {
  print(line)
  return [line]
}

/** What did not hold is all in the message of an assertion; of other errors everything may matter. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause)
  if (!('code' in cause && cause.code === 'ERR_ASSERTION')) return inspect(cause, { depth: 6 })
  const place = /^\s+at .*$/m.exec(cause.stack?.slice(cause.stack.indexOf('\n    at ')) ?? '')?.[0]
  return `${cause.message}\n${place ?? ''}`
}

const nameOf = (file: string | undefined) => (file === undefined ? '' : relative(root, file))
const indent = (text: string) => text.replaceAll(/^/gm, '    ')
