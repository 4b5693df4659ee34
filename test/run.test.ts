import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'

const planted: Record<string, string> = {
  passes: `test('one', () => {}); describe('group', () => { test('two', () => {}) })`,
  fails: `test('breaks', () => assert.equal(1, 2, 'one is not two')); test('whole', t => t.test('part', () => assert.fail('the part')))`,
  empty: '',
  crashes: `throw new Error('at the door')`,
  skips: `test('later', { skip: 'no browser' }, () => {})`,
  todo: `test('some day', { todo: true }, () => assert.fail())`,
  dies: `console.log('farewell'); const { kill, pid } = globalThis.process; test('last', () => kill(pid, 'SIGKILL'))`,
  stuck: `test('waits', { timeout: 50 }, () => new Promise(() => {}))`,
}

test('what is counted is what happened, and every failure is shown', async () => {
  await using place = await plant(Object.keys(planted).filter(name => name !== 'dies'))
  const { code, lines, said } = await place.run()
  assert.equal(code, 1)
  assert.equal(lines.at(-1), '2 passed, 7 failed')
  assert.ok(
    lines.some(line => line.endsWith('skips.test.ts: no browser (later)')),
    said,
  )
  const shownAgain = lines.slice(lines.findIndex(line => line.startsWith('skipped: '))).join('\n')
  assert.ok(shownAgain.includes('one is not two') && shownAgain.includes('at the door'), shownAgain)
  for (const words of ['one is not two', 'the part', 'at the door', 'some day (todo)', 'waits', 'has no test in it'])
    assert.ok(said.includes(words), `${words} in\n${said}`)
})

test('files that lose their process have failed, with what was said', async () => {
  await using place = await plant(['passes', 'dies'])
  const { code, lines, said } = await place.run()
  assert.deepEqual([code, lines.at(-1)], [1, '0 passed, 1 failed'])
  assert.match(said, /ended before they did[^]*dies\.test\.ts[^]*farewell/)
})

test('all is well only when nothing failed', async () => {
  await using place = await plant(['passes'])
  const { code, lines } = await place.run()
  assert.deepEqual([code, lines.at(-1)], [0, '2 passed, 0 failed'])
})

test('a file that is not there is a failure, not nothing', async () => {
  await using place = await plant([])
  const { code, lines } = await place.run('gone.test.ts')
  assert.deepEqual([code, lines.at(-1)], [1, '0 passed, 1 failed'])
})

async function plant(names: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'sobremesa-run-'))
  const head = `import assert from 'node:assert/strict'; import { describe, test } from 'node:test'\n`
  const files = names.map(name => join(folder, `${name}.test.ts`))
  for (const [index, name] of names.entries()) await writeFile(files[index]!, head + planted[name]!)
  return {
    async run(...more: string[]) {
      const { NODE_TEST_CONTEXT: _, ...env } = process.env
      const args = [join(import.meta.dirname, 'run.ts'), ...files, ...more]
      const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
      const ended = new Promise<number | null>(resolve => child.once('close', resolve))
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
      return { code, lines: out.trimEnd().split('\n'), said: out + err }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
