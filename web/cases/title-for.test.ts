import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { titleFor } from './title-for.ts'

const last = (text: string) => ({ text, kind: 'text', direction: 'in', visibility: 'private', at: 0 }) as const

test('a case is called as its mail is, without what answering puts before it, else by the last words', () => {
  assert.equal(titleFor({ subject: 'Re: RV: Fwd: Lámpara rota', last: last('Hola') }), 'Lámpara rota')
  assert.equal(titleFor({ subject: 'Re:', last: last('Llegó\n rota') }), 'Llegó rota')
  assert.equal(titleFor({ subject: null, last: last('') }), '')
  assert.equal(titleFor({ subject: null, last: last(`${'ocho '.repeat(20)}`) }), `${'ocho '.repeat(16).trim()}…`)
})

test('whatever was written, it is one whole line that fits', () => {
  fc.assert(
    fc.property(fc.option(fc.string({ maxLength: 300 })), fc.string({ unit: 'binary' }), (subject, text) => {
      const title = titleFor({ subject, last: last(text) })
      assert.ok(title.length <= 81, title)
      assert.doesNotMatch(title, /\n/)
      if ((subject ?? text).isWellFormed() && text.isWellFormed()) assert.ok(title.isWellFormed())
    }),
  )
})
