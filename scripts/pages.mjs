// Runs on Node 20: builds what browsers load (the console, the widget, the phone of the demo), when it is not there or its sources have changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { root } from './setup.mjs'

const dist = join(root, 'dist')
const stamp = join(dist, 'built-from')
/** Folder in dist → what builds it. */
const pages = { web: 'vite.config.ts', widget: 'vite.widget.config.ts', phone: 'vite.phone.config.ts' }

/** Builds if need be. Undefined when all is well, else what the build said. */
export function buildPages(node, { building }) {
  if (!existsSync(join(root, 'web'))) return undefined
  const sources = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return undefined
  building()
  // Built aside, then put in place: a build that breaks leaves the last good one, and nobody meets a half.
  clearAbandoned()
  const fresh = join(dist, `building-${process.pid}`)
  try {
    for (const [folder, config] of Object.entries(pages)) {
      const said = runVite(node, config, join(fresh, folder))
      if (said) return said
    }
    packAssets(join(fresh, 'web', 'assets'))
    for (const folder of Object.keys(pages)) {
      rmSync(join(dist, folder), { recursive: true, force: true })
      renameSync(join(fresh, folder), join(dist, folder))
    }
    writeFileSync(stamp, sources)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** What is text and longer than a packet is packed once, instead of with each answer. */
function packAssets(folder) {
  for (const name of readdirSync(folder).filter(each => /\.(js|css|svg)$/.test(each))) {
    const file = join(folder, name)
    const plain = readFileSync(file)
    if (plain.length < 1400) continue
    writeFileSync(`${file}.br`, brotliCompressSync(plain))
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }))
  }
}

/** A build whose process was killed has left its half. */
function clearAbandoned() {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    const pid = Number(/^building-(\d+)$/.exec(name)?.[1])
    if (pid && !isAlive(pid)) rmSync(join(dist, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function runVite(node, config, outDir) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', config, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return status === 0 ? undefined : stripVTControlCharacters(`${stdout}${stderr}`)
}

/** Contents, not times: what was built elsewhere and copied here stays good. */
function fingerprint() {
  const hash = createHash('sha256')
  const folders = ['web', 'protocol', 'demo/page', 'demo/phone'].map(name => join(root, name))
  const names = folders.flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }))
  const files = names
    .filter(entry => entry.isFile() && !/\.(test|story)\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
  for (const file of [
    ...files.toSorted(),
    ...[...Object.values(pages), 'vite.texts.ts', 'vite.installable.ts', 'scripts/pages.mjs', 'package-lock.json'].map(
      name => join(root, name),
    ),
  ]) {
    if (!existsSync(file)) continue
    hash.update(`${file.slice(root.length)}\0`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}
