// Runs one of our TypeScript programs with the Node that it is written for: `node scripts/run.mjs FILE [ARG ...]`.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { findNode, installPackages } from './setup.mjs'

const [file, ...args] = process.argv.slice(2)
const isReady = installPackages({
  installing: () => console.log('Installing packages…'),
  notInstalled: () => console.error('The packages could not be installed (npm ci).'),
})
const node = isReady ? findNode() : undefined
if (isReady && !node) console.error(`No Node 26 for ${process.platform}-${process.arch}: install Node 26 or later.`)
if (!node) process.exit(1)

const program = spawn(node, [file, ...args], { stdio: 'inherit' })
// Ctrl-C reaches the program by itself; this process stays until it has cleaned up.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => program.kill('SIGTERM'))
program.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
