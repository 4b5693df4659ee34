import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineOf, nextHours, nextText, type PublicCard, type Publication, type Publishes, withLine } from '#channel'

const text: Publishes = { hours: 'text', text: { max: 512, unit: 'utf16' } }
const weekdays = [1, 2, 3, 4, 5].map(day => ({ day, opens: '09:00', closes: '18:00' }))
const card: PublicCard = {
  language: 'es',
  hours: { timeZone: 'Europe/Madrid', spans: [{ day: 6, opens: '10:00', closes: '14:00' }, ...weekdays] },
  level: { minutes: 30, share: 90 },
  guides: { es: 'Pedidos y\ndevoluciones', en: 'Orders and returns' },
  link: 'https://u.example/ayuda',
}
const spoken = (spans: { day: number; opens: string; closes: string }[], language: 'es' | 'en' = 'es') =>
  lineOf({ language, guides: {}, hours: { timeZone: 'America/Mexico_City', spans } }, text)

test('hours, level, guide and link stand on one line, in the language of whoever reads it', () => {
  assert.equal(
    lineOf(card, text),
    '◷ Lun–vie 9:00–18:00; sáb 10:00–14:00 (Madrid) · Respuesta en 30 min (90 %) · Pedidos y devoluciones · https://u.example/ayuda',
  )
  assert.equal(
    lineOf(card, { ...text, withoutLinks: true }, 'en'),
    '◷ Mon–Fri 9:00–18:00; Sat 10:00–14:00 (Madrid) · Answers within 30 min (90%) · Orders and returns',
  )
})

test('where the platform has hours of its own they are not told in the text', () => {
  const level = { minutes: 90, share: 100 }
  assert.equal(
    lineOf({ ...card, guides: {}, link: '', level }, { ...text, hours: 'structured' }),
    '◷ Respuesta en 1 h 30 min',
  )
  assert.equal(lineOf({ language: 'es', guides: {} }, text), undefined)
})

test('days that are alike are told together, several spans, nights and whole days as people say them', () => {
  const day = (number: number, opens: string, closes: string) => ({ day: number, opens, closes })
  assert.equal(
    spoken([day(1, '16:00', '19:00'), day(1, '09:00', '14:00'), day(3, '20:00', '02:00'), day(5, '20:00', '02:00')]),
    '◷ Lun 9:00–14:00, 16:00–19:00; mié, vie 20:00–2:00 (Mexico City)',
  )
  const always = [1, 2, 3, 4, 5, 6, 7].map(number => day(number, '00:00', '00:00'))
  assert.equal(spoken(always, 'en'), '◷ Every day 24 h (Mexico City)')
  assert.equal(spoken([]), undefined)
})

test('our line stands behind what the brand wrote, takes the place of itself, and goes without a trace', () => {
  for (const own of ['', 'Cerámica hecha a mano.', 'Una línea.\n\nOtra.\n']) {
    const first = withLine(own, '◷ Uno')
    assert.ok(first.startsWith(own) && first.endsWith('◷ Uno'))
    const second = withLine(first, '◷ Dos')
    assert.equal(second, first.replace('Uno', 'Dos'))
    assert.equal(withLine(second, undefined), own)
  }
  assert.equal(withLine('Antes\n◷ Uno\nDespués', '◷ Dos'), 'Antes\n◷ Dos\nDespués')
})

test('a platform that makes one line of everything still has our line but once', () => {
  assert.equal(withLine('Cerámica. ◷ Uno', '◷ Dos $&', '◷ Uno'), 'Cerámica. ◷ Dos $&')
  assert.equal(withLine('Cerámica. ◷ Uno', '◷ Uno', '◷ Uno'), 'Cerámica. ◷ Uno')
  assert.equal(withLine('Cerámica. ◷ Uno', undefined, '◷ Uno'), 'Cerámica.')
})

test('a line that was written, which nobody came to know, is not written again', () => {
  assert.equal(withLine('Cerámica. ◷ Uno', '◷ Uno'), 'Cerámica. ◷ Uno')
  assert.equal(withLine('Cerámica. ◷ Uno y medio', '◷ Uno y medio', '◷ Uno'), 'Cerámica. ◷ Uno y medio')
  assert.equal(withLine('Cerámica. ◷ Uno y medio', '◷ Uno', '◷ Uno y medio'), 'Cerámica. ◷ Uno')
})

test('what turns text round, ends it or hides it does not get out of our line', () => {
  const guide = 'Pedidos\u202e y\u0000 ◷ envíos\u2066 \u{1F468}\u200d\u{1F469}'
  assert.equal(lineOf({ language: 'es', guides: { es: guide } }, text), '◷ Pedidos y envíos \u{1F468}\u200d\u{1F469}')
})

test('a text that is right already, or that would be too long, is not written', () => {
  const publication: Publication = { profileKey: 'main', card: { language: 'es', guides: { es: 'Pedidos' } } }
  assert.equal(nextText('Hola\n◷ Pedidos', publication, text), undefined)
  assert.deepEqual(nextText('Hola', publication, { ...text, text: { max: 12, unit: 'utf16' } }), {
    ...{ kind: 'refused', code: 'too-long', over: 2 },
  })
  assert.deepEqual(nextText('Hola', publication, text), { text: 'Hola\n◷ Pedidos' })
})

test('hours of the brand’s own are neither replaced nor taken away', () => {
  const other = [{ day: 7, opens: '11:00', closes: '14:00' }]
  const profileKey = 'main'
  assert.deepEqual(nextHours([], { profileKey, card }), { spans: card.hours!.spans })
  assert.equal(nextHours(weekdays.concat({ day: 6, opens: '10:00', closes: '14:00' }), { profileKey, card }), undefined)
  assert.deepEqual(nextHours(other, { profileKey, card }), { kind: 'refused', code: 'other-hours' })
  assert.equal(nextHours(other, { profileKey, before: card }), undefined)
  assert.deepEqual(nextHours(card.hours!.spans, { profileKey, before: card }), { spans: [] })
})
