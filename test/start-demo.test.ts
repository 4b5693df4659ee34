import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

const command = join(import.meta.dirname, '..', 'scripts', 'start.mjs')

type Place = AsyncDisposable & { folder: string; start(...flags: string[]): Started }

type Started = {
  /** Resolves with the first line that fits; rejects when it ends without one. */
  says(line: RegExp): Promise<string>
  /** Ends it as Ctrl-C does; its code. */
  interrupt(): Promise<number | null>
  /** All that it says until it ends by itself, and its code. */
  ended: Promise<{ code: number | null; said: string }>
}

async function newPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'sobremesa-start-'))
  // Its PostgreSQL may run under another account.
  await chmod(folder, 0o711)
  const begun: ChildProcess[] = []
  return {
    folder,
    start(...flags) {
      const program = spawn('node', [command, '--demo', '--data', folder, '--port', '0', ...flags], {
        env: { ...process.env, LC_ALL: 'en_GB.UTF-8', SOBREMESA_BUILD: 'no' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      begun.push(program)
      return watched(program)
    },
    async [Symbol.asyncDispose]() {
      for (const program of begun) {
        if (program.exitCode !== null || program.signalCode !== null) continue
        program.kill('SIGTERM')
        await once(program, 'exit')
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function watched(program: ChildProcess): Started {
  const lines: string[] = []
  const looks = new Set<() => void>()
  const tell = () => {
    for (const look of looks) look()
  }
  createInterface(program.stdout!).on('line', line => {
    lines.push(line)
    tell()
  })
  const ended = once(program, 'close').then(([code]) => ({ code: code as number | null, said: lines.join('\n') }))
  void ended.then(tell)
  return {
    ended,
    says: wanted =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(line => wanted.test(line))
          if (found !== undefined) resolve(found)
          else if (program.exitCode !== null) reject(new Error(`It ended without saying ${String(wanted)}`))
        }
        looks.add(look)
        look()
      }),
    async interrupt() {
      program.kill('SIGINT')
      return (await ended).code
    },
  }
}

const stepsLeft = (line: string) => Number(/0\/(\d+)$/.exec(line)![1])

test('a demo that was interrupted while it was filled goes on, and begins again when it is told to', async () => {
  await using place = await newPlace()
  const first = place.start()
  const all = stepsLeft(await first.says(/: 0\/\d+$/))
  await first.says(/: [1-9]\d*\/\d+$/)
  assert.equal(await first.interrupt(), 0)
  const second = place.start()
  assert.ok(stepsLeft(await second.says(/: 0\/\d+$/)) < all, 'it began again by itself')
  assert.equal(await second.interrupt(), 0)
  const third = place.start('--fresh')
  assert.equal(stepsLeft(await third.says(/: 0\/\d+$/)), all)
  assert.equal(await third.interrupt(), 0)
})

test('a folder with something else in it is refused, and stays as it is', async () => {
  await using place = await newPlace()
  await writeFile(join(place.folder, 'thesis.odt'), 'years of work')
  for (const flags of [[], ['--fresh']]) {
    const { code, said } = await place.start(...flags).ended
    assert.equal(code, 1)
    assert.match(said, /does not touch it/)
  }
})
