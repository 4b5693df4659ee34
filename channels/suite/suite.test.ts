import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { apiCase } from '../api/case.ts'
import { badChannel } from './bad-channel.ts'
import type { ChannelCase } from './case.ts'
import { inFixtures, parsed } from './fixtures.ts'
import { wholeCase } from './whole-channel.ts'
import { caseNames, cases, registerFaults, type Registered } from './index.ts'

async function failuresOf(subject: ChannelCase): Promise<string[]> {
  const failed: string[] = []
  for (const name of caseNames) {
    try {
      await cases[name].run(subject)
    } catch {
      failed.push(name)
    }
  }
  return failed
}

/** The same channel with fixtures of its own, in which its author expects exactly what it gives. */
function selfAssured(subject: ChannelCase): ChannelCase & Disposable {
  const fixtures = mkdtempSync(join(tmpdir(), 'sobremesa-fixtures-'))
  cpSync(subject.fixtures, fixtures, { recursive: true })
  for (const { name, body } of inFixtures(subject)) {
    writeFileSync(join(fixtures, 'in', name.replace('.json', '.expected.json')), JSON.stringify(parsed(subject, body)))
  }
  return { ...subject, fixtures, [Symbol.dispose]: () => rmSync(fixtures, { recursive: true }) }
}

test('a channel that does everything well fails no case', async () => {
  assert.deepEqual(await failuresOf(wholeCase), [])
})

for (const name of caseNames) {
  test(`a channel of which it is not true that “${cases[name].what}” fails that case alone`, async () => {
    using subject =
      name === 'keys.distinct' ? selfAssured(badChannel(name)) : { ...badChannel(name), [Symbol.dispose]() {} }
    assert.deepEqual(await failuresOf(subject), [name])
  })
}

test('a fixture without what is expected of it is found', async () => {
  using subject = selfAssured(apiCase)
  writeFileSync(join(subject.fixtures, 'in', 'new.json'), '{}')
  assert.throws(() => cases['fixtures.complete'].run(subject), /new.json has nothing expected beside it/)
})

test('what is expected of a fixture that is gone is found', async () => {
  using subject = selfAssured(apiCase)
  rmSync(join(subject.fixtures, 'in', 'media.json'))
  assert.throws(() => cases['fixtures.complete'].run(subject), /what is expected of no fixture/)
})

const { channel } = apiCase
const sound: Registered = { folders: ['api'], register: new Map([['api', channel]]), cases: [apiCase] }
const { 'setting.target.help': _, ...fewer } = channel.words.es
const forgetful = { ...channel, words: { ...channel.words, es: fewer } }

const plants: [what: string, planted: Partial<Registered>, fault: string][] = [
  ['a folder that nobody registered', { folders: ['api', 'mail'] }, 'mail: the folder is not in the register'],
  ['a registered channel without a folder', { folders: [] }, 'api: registered, but there is no such folder'],
  ['a channel without a case', { cases: [] }, 'api: has no case for the suite'],
  ['a case of another channel', { cases: [{ ...apiCase, channel: { ...channel } }] }, 'api: has no case for the suite'],
  [
    'a channel under another name',
    { folders: ['door'], register: new Map([['door', channel]]) },
    'door: registered, but calls itself api',
  ],
  [
    'a case that is skipped without a reason',
    { cases: [{ ...apiCase, skips: [{ case: 'send.found', reason: ' ' }] }] },
    'api: skips send.found without a reason',
  ],
  [
    'a case that is skipped and is none',
    { cases: [{ ...apiCase, skips: [{ case: 'send.later' as never, reason: 'Later.' }] }] },
    'api: skips send.later, which is no case',
  ],
  [
    'a setting without words',
    { register: new Map([['api', forgetful]]), cases: [{ ...apiCase, channel: forgetful }] },
    'api: setting.target.help is missing in es',
  ],
]

test('a sound register has nothing to complain of', () => {
  assert.deepEqual(registerFaults(sound), [])
})

for (const [what, planted, fault] of plants) {
  test(`planted: ${what}`, () => assert.deepEqual(registerFaults({ ...sound, ...planted }), [fault]))
}
