import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measurePromises } from './measure-promises.ts'

for (const isAside of [false, true])
  test(`promises are read in lines ${isAside ? 'that nobody built on' : 'that were built on'}`, t => {
    for (const { language, lines, recall, precision, kinds, dates, wrong } of measurePromises(isAside)) {
      const shown = [recall, precision, kinds, dates].map(share => share.toFixed(3))
      const said = `${language}: recall ${shown[0]}, precision ${shown[1]}, kinds ${shown[2]}, dates ${shown[3]} of ${lines}`
      t.diagnostic(said)
      assert.ok(Math.min(recall, precision) >= (isAside ? 0.8 : 0.9), [said, ...wrong].join('\n'))
    }
  })
