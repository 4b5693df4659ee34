import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { personalDataIn, redirectionsIn } from '#understanding'
import { round } from './figures.ts'

/** How often the detectors speak up over texts that brands really published, and how long 10,000 characters take. */
export type Checking = { texts: number; personal: number; redirecting: number; longMs: number }

const rounds = 50
const long = 'Hola, Marta: llámanos al 900 123 456 o escribe a marta@example.com; tu pedido 612345678 sale hoy. '
  .repeat(110)
  .slice(0, 10_000)

/** `file`: a text a line, packed or not; without one only the time is taken. */
export function measureChecks(file: string | undefined): Checking {
  const texts = file === undefined ? [] : linesOf(file)
  const share = (isSo: (text: string) => boolean) => round(texts.filter(isSo).length / texts.length, 4)
  for (let turn = 0; turn < rounds; turn++) look(long)
  const at = performance.now()
  for (let turn = 0; turn < rounds; turn++) look(long)
  return {
    texts: texts.length,
    personal: share(text => personalDataIn(text).length > 0),
    redirecting: share(text => redirectionsIn(text).length > 0),
    longMs: round((performance.now() - at) / rounds, 1),
  }
}

const look = (text: string) => [personalDataIn(text, { names: ['Marta Iborra Soler'] }), redirectionsIn(text)]

function linesOf(file: string): string[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  return text.split('\n').filter(line => line.trim() !== '')
}
