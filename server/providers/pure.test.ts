import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hour, minute } from '#lib'
import { providerAspects, providerOutcomes } from '#protocol'
import { readingIn, tokensIn } from './answer.ts'
import { after, type Health, inHealth, longestRestMs } from './breaker.ts'
import { leaving } from './leaving.ts'
import { requestFor } from './prompt.ts'

test('names leave no house: the customer’s own word by word, and those of others where they are written as such', () => {
  assert.equal(
    leaving(
      'Hola, soy Marta. La factura de MARTA iborra la firmó Laura de la Fuente, escribe a @martita o a @marta@muro.example.',
      ['Marta Íborra'],
    ),
    'Hola, soy [name]. La factura de [name] la firmó [name], escribe a [handle] o a [handle].',
  )
  assert.equal(leaving('Hola, soy Marta Iborra. Llegó rota', []), 'Hola, soy [name]. Llegó rota')
  assert.equal(
    leaving('Llámame al 612 345 678 o a marta@correo.example, DNI 12345678Z', []),
    'Llámame al [phone] o a [email], DNI [id-number]',
  )
})

test('no word of the customer’s name is in what leaves, and hiding twice changes nothing', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}$/)
  fc.assert(
    fc.property(name, fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (who, before, behind) => {
      const said = leaving(`${before} ${who} ${behind}`, [who])
      assert.equal(said.includes(` ${who} `), false)
      assert.equal(leaving(said, [who]), said)
    }),
    { numRuns: 300 },
  )
})

test('three failures in a row let a provider rest, twice as long each time, an hour at most; an answer forgets them', () => {
  let health: Health = inHealth
  for (const outcome of ['down', 'slow'] as const) health = after(health, outcome, 0)
  assert.equal(health.restsUntil, null)
  const rests = []
  for (let now = 0; rests.length < 8; now = health.restsUntil!) {
    health = after(health, 'lied', now)
    rests.push(health.restsUntil! - now)
  }
  assert.deepEqual(
    rests,
    [1, 2, 4, 8, 16, 32, 60, 60].map(minutes => minutes * minute),
  )
  assert.deepEqual(after(health, 'read', 0), inHealth)
  assert.equal(after(inHealth, 'refused', 0).restsUntil, hour)
  assert.equal(after(inHealth, 'busy', 0, 90_000).restsUntil, 90_000)
})

test('whatever happens to it, a provider rests no longer than an hour, and only after a failure', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...providerOutcomes), fc.nat(7_200_000))), calls => {
      let [health, now] = [inHealth as Health, 0]
      for (const [outcome, patience] of calls) {
        now += 1000
        health = after(health, outcome, now, patience)
        assert.ok((health.restsUntil ?? now) <= now + longestRestMs)
        if (outcome === 'read') assert.deepEqual(health, inHealth)
      }
    }),
  )
})

const said = (content: unknown) => JSON.stringify({ choices: [{ message: { content } }] })

test('whatever comes back, it is one of the words we know or nothing', () => {
  const reads = ['urgency', 'kind'] as const
  assert.deepEqual(readingIn(said('{"urgency":3,"kind":"complaint"}'), reads), { urgency: 3, kind: 'complaint' })
  for (const wrong of [
    ...['', 'null', '[]', '{"urgency":9,"kind":"complaint"}', '{"urgency":"3","kind":"complaint"}', '{"urgency":3}'],
    ...[
      '{"urgency":3,"kind":"complaint","sentiment":1}',
      '{"urgency":3,"kind":"x"} ',
      '```{"urgency":3,"kind":"other"}```',
    ],
  ])
    assert.equal(readingIn(said(wrong), reads), undefined, wrong)
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.json().map(said)), body => {
      const reading = readingIn(body, providerAspects)
      assert.ok(reading === undefined || Object.keys(reading).length === providerAspects.length)
      assert.ok((tokensIn(body) ?? 0) >= 0)
    }),
  )
})

test('a text cannot leave its fence, whatever is written in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const { messages } = JSON.parse(requestFor(text, 'm', providerAspects, '==f==')) as {
        messages: { content: string }[]
      }
      const lines = messages[1]!.content.split('\n')
      assert.equal(lines.length, 3)
      assert.deepEqual(JSON.parse(lines[1]!), {
        message: text.isWellFormed() ? text : (JSON.parse(lines[1]!) as { message: string }).message,
      })
      assert.equal(messages[0]!.content.includes(lines[1]!), false)
    }),
  )
})
