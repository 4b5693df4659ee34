import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

const mostBytes = 200_000
/** Brought when somebody goes there; what the desk takes from them is the build's to show. */
const pageRooms = new Set([
  'acts',
  'alerts',
  'cases',
  'checks',
  'connecting',
  'connections',
  'customer-page',
  'customers',
  'deadlines',
  'emoji',
  'evidence',
  'facts',
  'fields',
  'gestures',
  'hand-overs',
  'health',
  'history',
  'incidents',
  'installation',
  'levels',
  'linking',
  'load',
  'acknowledgements',
  'locations',
  'look',
  'macros',
  'matter',
  'notifications',
  'page',
  'parity',
  'parked',
  'people',
  'profile-form',
  'promises',
  'providers',
  'public-card',
  'readings',
  'reasons',
  'reports',
  'routing',
  'search',
  'settings',
  'shields',
  'snippets',
  'sound',
  'suspects',
  'tags',
  'teams',
  'templates',
  'vendor-sign-in',
  'viewer',
  'views',
  'wallboard',
  'why',
  'workforce',
])
const root = join(import.meta.dirname, '..', '..')

/** What only pages say: the keys, as protocol/texts/pages.json tells them by their beginnings. */
function keysOfPages(): string[] {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'protocol', 'texts', `${name}.json`), 'utf8'))
  const beginnings = read('pages') as string[]
  return Object.keys(read('es') as object).filter(key => beginnings.some(beginning => key.startsWith(beginning)))
}

/** The words of faults are brought by whoever asks for them (#web/api). */
const bringsItself = (key: string): boolean => key.startsWith('fault.')

test('what only pages say is said nowhere else', () => {
  const elsewhere = globSync('web/*/**/*.{ts,tsx}', { cwd: root }).filter(
    file => !pageRooms.has(file.split('/')[1]!) && !file.includes('/stories/'),
  )
  const asked = elsewhere.flatMap(file => {
    const code = readFileSync(join(root, file), 'utf8')
    return keysOfPages()
      .filter(key => !bringsItself(key) && code.includes(`'${key}'`))
      .map(key => `${file} says ${key}`)
  })
  assert.deepEqual(asked, [])
})

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
  const code = [...needed].map(name => chunks.get(name)?.code ?? '').join('\n')
  assert.deepEqual(
    keysOfPages().filter(
      key => !bringsItself(key) && ['"', "'", '`'].some(quote => code.includes(quote + key + quote)),
    ),
    [],
    'said before it is there',
  )
  for (const language of ['es', 'en']) {
    const texts = [...chunks.keys()].find(name => name.startsWith(`assets/${language}-desk-`))
    assert.ok(texts, `no texts of ${language}`)
    const all = [...needed, texts].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
    assert.ok(all <= mostBytes, `${language}: ${all} bytes gzipped, ${all - mostBytes} too many`)
  }
})

const sizeOf = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length
