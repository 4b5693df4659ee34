import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { masked, type PersonalHints, personalDataIn } from '#personal'

const names = ['Marta Iborra Soler', 'José María Pérez de la Cruz']
const published = ['Ayuda: 963 11 22 33, ayuda@urraca.example', 'Calle Colón 5, Valencia', '+34 655 00 11 22']
const found = (text: string, hints: PersonalHints = { names, published }) =>
  personalDataIn(text, hints).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)

const said: [text: string, ...expected: string[]][] = [
  ['Te escribimos a marta.ib+1@gmail.com hoy', 'email: marta.ib+1@gmail.com'],
  ['Es marta (arroba) correo.es, ¿verdad?', 'email: marta (arroba) correo.es'],
  ['https://urraca.example/?c=marta@gmail.com', 'email: marta@gmail.com'],
  ['Te llamamos al 612 345 678 esta tarde', 'phone: 612 345 678'],
  ['¿Tu número es 612345678?', 'phone: 612345678'],
  ['¿Tu número es ６１２３４５６７８?', 'phone: ６１２３４５６７８'],
  ['¿Es el +34 612-34-56-78?', 'phone: +34 612-34-56-78'],
  ['Del 96 123 45 67 nos han llamado', 'phone: 96 123 45 67'],
  ['We tried +44 (0)7911 123456 twice', 'phone: +44 (0)7911 123456'],
  ['We tried (415) 555-2671 twice', 'phone: (415) 555-2671'],
  ['Your number 07911 123456 is right', 'phone: 07911 123456'],
  ['Votre numéro 06 12 34 56 78', 'phone: 06 12 34 56 78'],
  ['Ligámos para 912 345 678', 'phone: 912 345 678'],
  ['Devuelto a ES91 2100 0418 4502 0005 1332 por error', 'iban: ES91 2100 0418 4502 0005 1332'],
  ['Devuelto a es9121000418450200051332.', 'iban: es9121000418450200051332'],
  ['Con la tarjeta 4111 1111 1111 1111', 'card: 4111 1111 1111 1111'],
  ['Con la tarjeta 378282246310005', 'card: 378282246310005'],
  ['Tu DNI 12345678Z ya consta', 'id-number: 12345678Z'],
  ['Tu DNI 12.345.678-z ya consta', 'id-number: 12.345.678-z'],
  ['NIE X-1234567-L', 'id-number: X-1234567-L'],
  ['CIF A58818501', 'id-number: A58818501'],
  ['contribuinte 123 456 789', 'id-number: 123 456 789'],
  ['NIR 2 55 08 14 168 025 38', 'id-number: 2 55 08 14 168 025 38'],
  ['CPF 529.982.247-25', 'id-number: 529.982.247-25'],
  ['Your SSN 219-09-9999', 'id-number: 219-09-9999'],
  ['Lo mandamos a la calle Mayor 12, 3º B', 'address: calle Mayor 12'],
  ['Va a C/ de la Paz, nº 3', 'address: C/ de la Paz, nº 3'],
  ['Va a Avda. Blasco Ibáñez 121', 'address: Avda. Blasco Ibáñez 121'],
  ['va a calle sueca, 22', 'address: calle sueca, 22'],
  ['We sent it to 221B Baker Street', 'address: 221B Baker Street'],
  ['Chez vous, 12 bis rue de la Paix', 'address: 12 bis rue de la Paix'],
  ['Gracias, Marta Iborra', 'name: Marta Iborra'],
  ['gracias, MARTA  IBORRA SOLER', 'name: MARTA  IBORRA SOLER'],
  ['A nombre de Iborra, Marta', 'name: Iborra, Marta'],
  ['Para José Mª no: José María Perez de la Cruz', 'name: José María Perez de la Cruz'],
  ['Marta Iborra, 612 345 678', 'name: Marta Iborra', 'phone: 612 345 678'],
  ['marta at correo dot com', 'email: marta at correo dot com'],
  ['marta.ib [arroba] correo [punto] es', 'email: marta.ib [arroba] correo [punto] es'],
  ['marta @ correo.es', 'email: marta @ correo.es'],
  ['Llama al 6 1 2 3 4 5 6 7 8', 'phone: 6 1 2 3 4 5 6 7 8'],
  ['Llama al 612 34, luego 56 78', 'phone: 612 34, luego 56 78'],
  ['Llama al ٦١٢٣٤٥٦٧٨', 'phone: ٦١٢٣٤٥٦٧٨'],
  ['Llama al 612\u200b345\u2011678', 'phone: 612\u200b345\u2011678'],
  ['612345678/698765432', 'phone: 612345678', 'phone: 698765432'],
  ['(55) 1234 5678 en México', 'phone: (55) 1234 5678'],
  ['+54 9 11 2345-6789', 'phone: +54 9 11 2345-6789'],
  ['+56 9 8765 4321', 'phone: +56 9 8765 4321'],
  ['El 300 123 4567 de Bogotá', 'phone: 300 123 4567'],
  ['+49 151 23456789', 'phone: +49 151 23456789'],
  ['CNPJ 11.222.333/0001-81', 'id-number: 11.222.333/0001-81'],
  ['CNPJ 12.ABC.345/01DE-35', 'id-number: 12.ABC.345/01DE-35'],
  ['NIPC PT 500 000 000', 'id-number: PT 500 000 000'],
  ['My NI number is AB 12 34 56 C', 'id-number: AB 12 34 56 C'],
  ['12 34 56 78 Z', 'id-number: 12 34 56 78 Z'],
  ['DE 89 3704 0044 0532 0130 00', 'iban: DE 89 3704 0044 0532 0130 00'],
  ['Nací el 3 de abril de 1985', 'birth-date: 3 de abril de 1985'],
  ['DOB: 04/03/1985', 'birth-date: 04/03/1985'],
  ['né le 3 avril 1985', 'birth-date: 3 avril 1985'],
  ['Pasaporte AAB123456', 'passport: AAB123456'],
  ['Matrícula 1234 BCD', 'plate: 1234 BCD'],
]

test('what gives a person away is seen, wherever and however it is written', () => {
  for (const [text, ...expected] of said) assert.deepEqual(found(text), expected, text)
})

const innocent = [
  'Hola, Marta: te la cambiamos hoy',
  'José María, te leemos',
  'Gracias @marta.iborra y @612345678',
  '@marta@mastodon.example gracias',
  '#612345678 #pedido',
  'Tu pedido 612345678 sale hoy',
  'Pedido nº 612 345 678',
  'Your order number is 415-555-2671',
  'Tracking 4111111111111111',
  'Seguimiento: 1Z999AA10123456784',
  'Seguimiento RR123456785ES y PQ43A80712345670128001X',
  'Factura 2026/000123, referencia 655001122',
  'El localizador es 12345678Z',
  'Sale el 20-11-2026 a las 10:30-12:30',
  'Del 2026-11-20 al 2026-11-27',
  'Cuesta 612.345.678 € o 1.234,56 €',
  'Son 600 700 800 puntos',
  'Han visto 912 345 678 personas el vídeo',
  'Modelo 3530 1113 3330 0000 1111 22',
  'https://urraca.example/pedido/612345678?c=600700800',
  'urraca.example/p/612345678',
  'EAN 8412345678905',
  'Versión 10.2.345.6789',
  'Llama gratis al 900 123 456 o al 112',
  'Call 0800 123 4567 or 1-800-555-0199',
  'Escríbenos a ayuda@urraca.example o al 963 11 22 33',
  'WhatsApp: 655001122',
  'Escribe a info@correo.example',
  'Nuestra tienda está en Calle Colón 5',
  'Te espera en la tienda de la calle Ruzafa 12',
  'En la calle desde hace 3 días',
  'En la plaza, 5 minutos antes',
  'Called 3 times, sent 2 St. Bernards',
  '24 horas al día, 365 días, 7.500.000 clientes',
  '+20 % y +1000 € de descuento',
  'Entre 100 y 200, 300-400 o 10/20/30',
  'DNI 12345678A',
  'IBAN ES92 2100 0418 4502 0005 1332',
  'Tarjeta 4111 1111 1111 1112',
  'CPF 529.982.247-26',
  'número 12345678 y otro',
  'La liga 2018/2019',
  'Estoy en 41.3850639, -2.1734035',
  'Llámame el 20/11/2026 a las 10.30 o de 9.00-14.00',
  '612345678 es mi número de pedido',
  'El modelo 1234 BCD de la ref AB123456C',
  'only at Shop dot com',
  'Quedan 3 (612 de 345)',
  '',
]

test('what only looks like it is left alone', () => {
  for (const text of innocent) assert.deepEqual(found(text), [], text)
})

test('it is said how sure that is', () => {
  const sure = (text: string) => personalDataIn(text).map(({ certainty }) => certainty)
  assert.deepEqual(sure('12345678Z, ES9121000418450200051332, 4111 1111 1111 1111'), ['certain', 'certain', 'certain'])
  assert.deepEqual(sure('612345678, marta@correo.example, SSN 219-09-9999'), ['likely', 'likely', 'likely'])
  assert.deepEqual(sure('Calle Mayor 12, matrícula 1234 BCD, pasaporte AAB123456'), ['hint', 'hint', 'hint'])
})

test('numbers of a country without its prefix are seen where the brand speaks to that country', () => {
  const text = 'It is 612345678, right? Or 415-555-2671?'
  assert.deepEqual(found(text, { countries: ['ES'] }), ['phone: 612345678'])
  assert.deepEqual(found(text, { countries: ['US', 'GB'] }), ['phone: 415-555-2671'])
})

test('odd names break nothing and match no other', () => {
  const odd = ['(((', '.*', 'Ana', '\u202eatraM arrobI', 'x'.repeat(10_000), '', '🙂 🙂', '$& $1']
  assert.deepEqual(found('Ana, gracias (((  .* 🙂 🙂 $& $1', { names: odd }), [])
})

const around = fc.string({ unit: fc.constantFrom(...'abcñé ,.()\n🙂¿'), maxLength: 30 })
const sample = fc.constantFrom(...said.filter(each => each.length === 2).map(each => each[1]!))

test('it is found in the midst of any words, where it stands', () => {
  fc.assert(
    fc.property(around, fc.constantFrom(...said), around, (head, [sentence, ...expected], rest) => {
      const text = `${head}. ${sentence}. ${rest}`
      for (const each of expected) {
        const [kind, ...words] = each.split(': ')
        const written = words.join(': ')
        const from = text.indexOf(written, head.length)
        assert.ok(
          personalDataIn(text, { names }).some(
            span => span.kind === kind && span.from <= from && span.to >= from + written.length,
          ),
          text,
        )
      }
    }),
  )
})

test('numbers of the house that the brand has made public are nobody’s secret', () => {
  const lines = ['CIF A-58818501', 'ES91 2100 0418 4502 0005 1332', 'facturas.ana@urraca.example', '+34 655 00 11 22']
  const text = 'CIF A58818501, ES9121000418450200051332, facturas.ana@urraca.example, 655001122'
  assert.deepEqual(found(text, { published: lines }), [])
  assert.equal(found(text, { published: [] }).length, 4)
})

const numeric = fc.string({ unit: fc.constantFrom(...'00112345678999  ..--/()+:,#€xya\n٣'), maxLength: 120 })

test('whatever is made of digits and what stands between them, there is an answer, and masked it has none', () => {
  fc.assert(
    fc.property(numeric, text => {
      let end = 0
      for (const { from, to } of personalDataIn(text)) {
        assert.ok(from >= end && to > from && to <= text.length)
        end = to
      }
      assert.deepEqual(
        personalDataIn(masked(text)).filter(({ certainty }) => certainty === 'certain'),
        [],
      )
    }),
    { numRuns: 2000 },
  )
})

test('spans lie within the text, in its order, apart from each other, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(sample, { maxLength: 3 }), (noise, more) => {
      const text = [noise, ...more].join(' ')
      let end = 0
      for (const { from, to } of personalDataIn(text, { names, published: [noise] })) {
        assert.ok(from >= end && to > from && to <= text.length)
        end = to
      }
    }),
  )
})
