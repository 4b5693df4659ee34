import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const mostBytes = 200_000
const root = join(import.meta.dirname, '..', '..')

test('what the console needs before anything is seen is at most 200 kB on its way, in either language', async () => {
  const built = (await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  const sizes = new Map(
    built.output.map(file => [file.fileName, sizeOf(file.type === 'chunk' ? file.code : file.source)]),
  )
  const chunks = new Map(built.output.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const entry = [...chunks.values()].find(chunk => chunk.isEntry)!
  const needed = new Set<string>()
  const need = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    chunks.get(name)?.imports.forEach(need)
  }
  need(entry.fileName)
  const html = built.output.find(file => file.fileName.endsWith('.html')) as Rolldown.OutputAsset
  for (const [, sheet] of String(html.source).matchAll(/href="\/(assets\/[^"]+\.css)"/g)) needed.add(sheet!)
  for (const language of ['es', 'en']) {
    const texts = [...chunks.keys()].find(name => name.startsWith(`assets/${language}-`))
    assert.ok(texts, `no texts of ${language}`)
    const all = [...needed, texts].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
    assert.ok(all <= mostBytes, `${language}: ${all} bytes gzipped, ${all - mostBytes} too many`)
  }
})

const sizeOf = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length
