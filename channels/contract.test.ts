import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { channelCases } from './cases.ts'
import { channels } from './index.ts'
import { caseNames, cases, registerFaults } from './suite/index.ts'

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !['suite', 'meta'].includes(entry.name))
  .map(entry => entry.name)

test('every channel is registered, has its case and its words', () => {
  assert.deepEqual(registerFaults({ folders, register: channels, cases: channelCases }), [])
})

for (const subject of channelCases) {
  for (const name of caseNames) {
    const skip = subject.skips.find(each => each.case === name)?.reason ?? false
    test(`${subject.channel.id}: ${cases[name].what}`, { skip }, () => cases[name].run(subject))
  }
}
