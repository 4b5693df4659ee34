import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acknowledgedLanguages, acknowledgementGaps, fillGaps, gapPieces, languagesRead } from '#protocol'
import { ourTexts, saidOf } from './texts.ts'

const gaps = { opening: 'el lunes a las 9:00', deadline: 'el lunes a las 9:30', brand: 'Café Norte' }

test('there are words of ours in every language that is read, with when it opens and by when there is an answer', () => {
  assert.deepEqual(
    languagesRead.filter(each => each !== 'unknown'),
    acknowledgedLanguages,
  )
  for (const language of acknowledgedLanguages) {
    const found = gapPieces(ourTexts[language]).flatMap(piece => ('gap' in piece ? [piece.gap] : []))
    assert.deepEqual(found.toSorted(), [...acknowledgementGaps].toSorted(), language)
    assert.deepEqual(fillGaps(ourTexts[language], gaps).missing, [])
    assert.ok(ourTexts[language].length < 160, language)
  }
})

test('the brand’s own words stand in the place of ours, in their language alone', () => {
  assert.equal(saidOf({ es: 'Hasta {{deadline}}, {{brand}}' }, 'es', gaps), 'Hasta el lunes a las 9:30, Café Norte')
  assert.equal(
    saidOf({ en: 'x' }, 'es', gaps),
    'Gracias por escribir a Café Norte. Ahora está cerrado: abrimos el lunes a las 9:00, y la respuesta llegará como muy tarde el lunes a las 9:30.',
  )
})
