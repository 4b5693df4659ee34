// `npm start`: puts in order what is missing on a bare machine, then runs the server and stays with it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildPages } from './pages.mjs'
import { findNode, installPackages, nodeEnvironment, root } from './setup.mjs'

const args = process.argv.slice(2)
const language = [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG].find(Boolean)?.startsWith('es')
  ? 'es'
  : 'en'
const texts = JSON.parse(readFileSync(join(root, 'protocol', 'texts', `${language}.json`), 'utf8'))
const say = key => console.log(texts[key].replaceAll(/^(?=.)/gm, '  '))

if (args.includes('--help') || args.includes('-h')) {
  say('start.help')
  process.exit(0)
}
if (!installPackages({ installing: () => say('start.installing'), notInstalled: () => say('start.not-installed') }))
  process.exit(1)
const node = findNode()
if (!node) {
  say('start.no-node')
  process.exit(1)
}

// SOBREMESA_BUILD=no takes the screens as they are: for tests, and while they are served from their sources.
const broken = process.env.SOBREMESA_BUILD !== 'no' && buildPages(node, { building: () => say('start.building') })
if (broken) {
  say('start.not-built')
  console.error(broken)
}

// `--demo`: the same house around a fictional world, in a folder of its own.
const program = args.includes('--demo') ? ['demo', 'main.ts'] : ['server', 'main.ts']
// The channel ends with this process, however it ends: then the server stops as well.
const server = spawn(node, [join(root, ...program), ...args.filter(each => each !== '--demo')], {
  env: nodeEnvironment(),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
// Whoever started this with a channel wants it to end with them.
process.on('disconnect', () => server.kill('SIGTERM'))
process.channel?.unref()
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
