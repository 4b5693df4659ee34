import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..', '..')

export type Weights = { widgetKb: number | null; consoleKb: number | null }

/** What a browser loads, gzip, in kB of 1024 bytes: the widget in all; of the console what its page names and one catalogue. */
export function weigh(): Weights {
  const widget = join(root, 'dist', 'widget', 'chat.js')
  const page = join(root, 'dist', 'web', 'index.html')
  return {
    widgetKb: existsSync(widget) ? packed(widget) : null,
    consoleKb: existsSync(page) ? firstLoad(page) : null,
  }
}

const packed = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1024

function firstLoad(page: string): number {
  const folder = join(page, '..')
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(found =>
    join(folder, found[1]!),
  )
  const catalogues = readdirSync(join(folder, 'assets'))
    .filter(name => /^es-desk-.*\.js$/.test(name))
    .map(name => join(folder, 'assets', name))
  return [...named, ...catalogues].reduce((sum, file) => sum + packed(file), 0)
}

/** Milliseconds from the command to the line with the address, on a folder that has been started before; median of five. */
export async function measureStart(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sobremesa-bench-start-'))
  const took: number[] = []
  for (let time = 0; time < 6; time++) {
    const began = performance.now()
    const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), '--data', folder, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await hears(child.stdout, /http:\/\/localhost:\d+/)
    if (time > 0) took.push(performance.now() - began)
    const gone = once(child, 'exit')
    child.kill('SIGINT')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
  return took.toSorted((a, b) => a - b)
}

/** Resolves when the stream has said it; what comes after is let go by, so that nobody writes into a broken pipe. */
const hears = (stream: Readable, wanted: RegExp): Promise<void> =>
  new Promise(resolve => {
    let said = ''
    stream.on('data', chunk => {
      said += String(chunk)
      if (wanted.test(said)) resolve()
    })
  })
