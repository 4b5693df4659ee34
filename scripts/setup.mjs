// Runs on Node 20: puts the project in order and finds the Node that it is written for.
import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = 26

/** Installs the packages if some are missing or of another version. False when that did not work (it has been said). */
export function installPackages(say) {
  if (packagesAreThere()) return true
  say.installing()
  // Where a registry lacks a package of some other platform, `npm ci` refuses; the listed versions install all the same.
  const first = npm('ci')
  const second = first && npm('install', '--no-save')
  if (!second) return true
  console.error(`${first}\n${second}`)
  say.notInstalled()
  return false
}

/** What npm said when it failed. */
function npm(...args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }
  const { status, stderr, error } = spawnSync('npm', [...args, '--include=dev', '--loglevel=error'], options)
  return status === 0 ? undefined : `npm ${args.join(' ')}: ${error?.message ?? stderr}`
}

/** Compares contents, not times: a fresh checkout has the times of the checkout. */
function packagesAreThere() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const here = JSON.parse(readFileSync(installed, 'utf8')).packages
  const listed = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(listed).every(([path, entry]) => {
    if (path === '') return true
    return here[path] ? here[path].version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

/** The program of Node 26 or later: the pinned one, else this one, else undefined. */
export function findNode() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) {
    makeExecutable(pinned)
    if (majorOf(pinned) >= wanted) return pinned
  }
  return Number.parseInt(process.versions.node, 10) >= wanted ? process.execPath : undefined
}

function makeExecutable(program) {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    try {
      chmodSync(program, 0o755)
    } catch {
      // Then it does not run, and the version asked of it says so.
    }
  }
}

const majorOf = program =>
  Number.parseInt(String(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout).slice(1), 10)

/** The environment for Node 26, which keeps what it has compiled: a start and each test file is about half a second sooner. */
export const nodeEnvironment = () => ({
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  ...process.env,
})
