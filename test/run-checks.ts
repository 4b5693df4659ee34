import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export type Check = { name: string; program: string; args: string[] }

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')

/** What is looked at without running it; each counts as one test. */
export const checks: Check[] = [
  ...['server', 'web', 'web-tests', 'widget', 'phone'].map(project => ({
    name: `types of ${project}`,
    program: join(bin, 'tsc'),
    args: ['-p', `tsconfig.${project}.json`],
  })),
  { name: 'build', program: process.execPath, args: ['scripts/build.mjs'] },
  { name: 'lint', program: join(bin, 'oxlint'), args: ['--deny-warnings'] },
  { name: 'format', program: join(bin, 'oxfmt'), args: ['--check'] },
]

/**
 * Where the browser for tests is: `CHROMIUM`, else the shell of Chromium without windows, which loads a page in three
 * quarters of the time, else all of Chromium; undefined when there is none. `isWhole`: one that can also be pushed to.
 */
export function browserProgram(isWhole = false): string | undefined {
  const given = process.env.CHROMIUM
  const usual = isWhole ? ['/usr/bin/chromium'] : ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
  return (given ? [given] : usual).find(program => existsSync(program))
}

/** Undefined when the check found nothing, else what it said. */
export async function run({ program, args }: Check, signal: AbortSignal): Promise<string | undefined> {
  const child = spawn(program, args, {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  try {
    const [status, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
    return status === 0 ? undefined : `${out}${err}`.trim()
  } catch (error) {
    return String(error)
  }
}
