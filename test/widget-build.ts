import { globSync, mkdtempSync, renameSync, rmSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const config = join(root, 'vite.widget.config.ts')
const script = join(root, 'dist', 'widget', 'chat.js')

/** Where the widget is, built from the sources as they are now. Several tests may ask at the same time. */
export async function builtWidget(): Promise<string> {
  const sources = [config, ...globSync('web/widget/**/*.{ts,tsx,css}', { cwd: root }).map(path => join(root, path))]
  const changedAt = Math.max(...sources.map(timeOf))
  if (timeOf(script) > changedAt) return script
  const folder = join(root, 'dist')
  mkdirSync(join(folder, 'widget'), { recursive: true })
  const outDir = mkdtempSync(join(folder, 'widget-'))
  await build({ configFile: config, logLevel: 'error', build: { outDir, emptyOutDir: false } })
  // Whole or not at all: somebody may be reading it.
  renameSync(join(outDir, 'chat.js'), script)
  rmSync(outDir, { recursive: true })
  return script
}

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
