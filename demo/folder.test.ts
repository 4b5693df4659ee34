import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { clearFolder, markFolder, whatLies } from './folder.ts'

const parent = mkdtempSync(join(tmpdir(), 'sobremesa-folder-'))
after(() => rmSync(parent, { recursive: true, force: true }))

/** A folder with these files in it. */
function folderWith(name: string, ...files: string[]): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  for (const file of files) writeFileSync(join(folder, file), 'kept')
  return folder
}

test('a folder that is not there, an empty one and one that is only marked hold nothing', () => {
  const folder = join(parent, 'new')
  assert.equal(whatLies(folder), 'nothing')
  markFolder(folder)
  assert.equal(whatLies(folder), 'nothing')
  assert.equal(whatLies(folderWith('locked', 'demo-world', 'lock.sqlite')), 'nothing')
})

test('a world is there once it was founded; before that it is half a world', () => {
  assert.equal(whatLies(folderWith('half', 'demo-world', 'postgres', 'lock.sqlite')), 'half')
  assert.equal(whatLies(folderWith('whole', 'demo-world', 'postgres', 'demo.json')), 'world')
})

test('what is no demo is left as it is, also when it lies in one', () => {
  const folders = [
    folderWith('other', 'thesis.odt'),
    folderWith('installation', 'postgres', 'secret.key', 'files'),
    folderWith('mixed', 'demo-world', 'demo.json', 'thesis.odt'),
  ]
  for (const folder of folders) {
    const names = readdirSync(folder)
    assert.equal(whatLies(folder), 'foreign')
    assert.throws(() => clearFolder(folder), /no demo/)
    assert.deepEqual(readdirSync(folder), names)
  }
})

test('clearing takes the world and leaves the mark and the lock of whoever clears', () => {
  const folder = folderWith('clear', 'demo-world', 'demo.json', 'demo-steps.jsonl', 'secret.key', 'lock.sqlite')
  mkdirSync(join(folder, 'demo-files'))
  clearFolder(folder)
  assert.deepEqual(readdirSync(folder).toSorted(), ['demo-world', 'lock.sqlite'])
  assert.equal(whatLies(folder), 'nothing')
  assert.ok(existsSync(folder))
})
