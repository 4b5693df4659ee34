// Everything that says whether the project is sound: `npm test`. Parts of it: `node scripts/test.mjs FILE...` some test
// files, `--checks` what is looked at without running it, `--browser` what runs in the browser.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, installPackages, nodeEnvironment, root } from './setup.mjs'

const args = process.argv.slice(2)
const mayInstall = process.env.CI === 'true' || args.includes('--install')
const files = args.filter(arg => arg !== '--install')

const hasPackages = installPackages({
  installing: () => console.log('Installing packages…'),
  notInstalled: () => console.error('The packages could not be installed (npm ci).'),
})
const node = hasPackages ? findNode() : undefined
if (hasPackages && !node)
  console.error(`No Node 26 for ${process.platform}-${process.arch}: install Node 26 or later and run this with it.`)
if (!node) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}
if (files.length === 0 && mayInstall) installSystemPackages()

const tests = spawn(node, [join(root, 'test', 'run.ts'), ...files], { env: nodeEnvironment(), stdio: 'inherit' })
// Ctrl-C reaches the tests by itself; this process stays until they have cleaned up.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => tests.kill('SIGTERM'))
tests.on('exit', (code, signal) => process.exit(signal ? 1 : code))

/**
 * Chromium for the browser tests, and the oldest PostgreSQL that we support. Whatever fails is missed by the tests, and said
 * there; without Chromium's shell, which not every system has, all of Chromium serves.
 */
function installSystemPackages() {
  const unless = (program, ...packages) => (existsSync(program) ? [] : packages)
  const chromium = unless(process.env.CHROMIUM ?? '/usr/bin/chromium', 'chromium', 'fonts-liberation')
  const shell = unless(process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', 'chromium-headless-shell')
  const postgres = unless('/usr/lib/postgresql/15/bin/postgres', 'postgresql-15')
  const groups = [chromium, shell, postgres].filter(group => group.length > 0)
  if (groups.length === 0 || !existsSync('/usr/bin/apt-get')) return
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n']
  const apt = (...given) => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...given]
    const { status, stderr } = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    if (status !== 0) console.error(`apt-get ${given.join(' ')} failed:\n${stderr}`)
  }
  console.log(`Installing ${groups.flat().join(', ')}…`)
  apt('update')
  for (const group of groups) apt('install', '-y', '--no-install-recommends', ...group)
}
