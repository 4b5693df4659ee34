// `npm run replay -- FILE`: sends real history through the API channel. What it does stands in replay/main.ts.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { findNode, installPackages, root } from './setup.mjs'

const language = [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG].find(Boolean)?.startsWith('es')
  ? 'es'
  : 'en'
const texts = JSON.parse(readFileSync(join(root, 'protocol', 'texts', `${language}.json`), 'utf8'))
const say = key => console.error(texts[key])

if (!installPackages({ installing: () => say('start.installing'), notInstalled: () => say('start.not-installed') }))
  process.exit(1)
const node = findNode()
if (!node) {
  say('start.no-node')
  process.exit(1)
}

// The channel ends with this process, however it ends: then the replay stops as well.
const replay = spawn(node, [join(root, 'scripts', 'replay', 'main.ts'), ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => replay.kill('SIGTERM'))
process.channel?.unref()
replay.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
