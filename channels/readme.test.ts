import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { channels } from './index.ts'
import { tableOf } from './suite/index.ts'

const path = join(import.meta.dirname, 'README.md')
const marks = /(<!-- table -->\n)[\s\S]*?(\n<!-- end -->)/

test('the table of the channels is what they say of themselves (UPDATE=1 writes it anew)', () => {
  const readme = readFileSync(path, 'utf8')
  const wanted = readme.replace(
    marks,
    (_, before: string, after: string) => before + tableOf(channels.values()) + after,
  )
  if (process.env.UPDATE) writeFileSync(path, wanted)
  else assert.equal(readme, wanted)
})
