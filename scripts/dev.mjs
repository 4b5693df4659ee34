// `npm run dev`: the server, started again whenever its code changes, and the console from its sources. Flags go to the
// server (npm run dev -- --data FOLDER). Runs on Node 26, by run.mjs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { buildPages } from './pages.mjs'
import { nodeEnvironment, root } from './setup.mjs'

const port = process.env.PORT ?? '4600'
/** What the server answers; all else is the console's. `/chat` is the widget as it was built. */
const ofServer = ['/api', '/hooks', '/chat', '/files', '/healthz', '/readyz', '/metrics', '/.well-known']

const broken = buildPages(process.execPath, { building: () => console.log('Building the widget…') })
if (broken) console.error(broken)

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(root, 'server', 'main.ts'), '--port', port, ...process.argv.slice(2)],
  { env: nodeEnvironment(), stdio: 'inherit' },
)
const target = { target: `http://localhost:${port}`, ws: true }
const pages = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { proxy: Object.fromEntries(ofServer.map(path => [path, target])) },
})
await pages.listen()
pages.printUrls()

let isStopping = false
async function stop(code) {
  if (isStopping) return
  isStopping = true
  if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM')
  await pages.close()
  process.exitCode = code
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0))
server.on('exit', code => void stop(code ?? 0))
