/** Installs the network's programs and builds for this Node what must be built: `node scripts/run.mjs test/peers/bluesky/prepare.ts`. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { packages } from './services.ts'

const programs = dirname(process.execPath)
const headers = join(programs, '..', 'include', 'node')
const env = {
  ...process.env,
  PATH: `${programs}${delimiter}${process.env.PATH}`,
  // The headers of this very Node, so that nothing is fetched for the build.
  ...(existsSync(headers) ? { npm_config_nodedir: dirname(programs) } : {}),
}
const commands = [
  ['ci', '--ignore-scripts'],
  ['rebuild', 'better-sqlite3', '--foreground-scripts'],
]
for (const command of commands) {
  const { status } = spawnSync('npm', command, { cwd: packages, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
