import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { redirectionsIn } from '#understanding'

const published = ['963 11 22 33']
const kinds = (text: string) => [...new Set(redirectionsIn(text, { published }).map(one => one.kind))]

const sent: [text: string, kind: string][] = [
  ['Llame al 900 123 456', 'phone'],
  ['llame al 900…', 'phone'],
  ['Llámanos al 963 11 22 33', 'phone'],
  ['Para eso llama a nuestro teléfono de atención', 'phone'],
  ['Puedes llamarnos de 9 a 14', 'phone'],
  ['Tienes que llamar a la tienda', 'phone'],
  ['Te atienden en el teléfono 963112233', 'phone'],
  ['¿Ha contactado con atención al cliente?', 'elsewhere'],
  ['¿Has contactado ya con el transportista?', 'elsewhere'],
  ['¿Has hablado con tu banco?', 'elsewhere'],
  ['Póngase en contacto con nuestro departamento técnico', 'elsewhere'],
  ['Contacta con atención al cliente', 'elsewhere'],
  ['Escríbenos por WhatsApp', 'elsewhere'],
  ['Envíanos un correo con la foto', 'mail'],
  ['Escribe a ayuda@urraca.example', 'mail'],
  ['Rellena el formulario de la web', 'form'],
  ['A través del formulario de contacto', 'form'],
  ['Está en https://urraca.example/contacto', 'form'],
  ['Cuéntalo en https://forms.gle/abc123', 'form'],
  ['Abre https://wa.me/34655001122', 'form'],
  ['Acude a tu tienda más cercana', 'place'],
  ['Pásate por la tienda', 'place'],
  ['Please call us on 0800 123 4567', 'phone'],
  ['Give us a call', 'phone'],
  ['Call 1-800-555-0199', 'phone'],
  ['Have you contacted customer service?', 'elsewhere'],
  ['Have you tried calling our helpline?', 'elsewhere'],
  ['Please contact us via phone or chat here: https://t.co/x', 'elsewhere'],
  ['You can reach our support team at the link', 'elsewhere'],
  ['Please send us an email', 'mail'],
  ['Email us at help@urraca.example', 'mail'],
  ['Please fill out the complaint form', 'form'],
  ['https://help.urraca.example/hc/requests/new', 'form'],
  ['Please visit your nearest store', 'place'],
  ['Appelez notre service client', 'phone'],
  ['Avez-vous contacté le vendeur ?', 'elsewhere'],
  ['Remplissez le formulaire', 'form'],
  ['Ligue para o 808 200 200', 'phone'],
  ['Entre em contato com o nosso SAC', 'elsewhere'],
]

test('whoever is sent elsewhere is seen to be', () => {
  for (const [text, kind] of sent) assert.ok(kinds(text).includes(kind as never), `${text}: ${kinds(text)}`)
})

const kept = [
  '¿Llegó mi pedido? Sí, está en reparto: https://correos.example/seguimiento/RR123456785ES',
  'Aquí se explica: https://urraca.example/ayuda/articulos/cambiar-la-junta',
  'Read on: https://help.urraca.example/hc/en-us/articles/3604-descale',
  'Track it here: https://track.example/parcel?id=612345678',
  'Te llamamos esta tarde, si te va bien',
  '¿Quieres que te llamemos?',
  '¿Te llamo al 612 345 678?',
  'Nos llamaste ayer y no te atendimos',
  'Me llamo Noa',
  'Llama a las doce, que abren',
  'Escribe tu correo y te avisamos',
  'Se llama junta y va dentro',
  'Me llama la atención que gotee',
  'Llama la atención, sí',
  'No hace falta que llames al 900 123',
  'No tienes que llamar a nadie: lo hago yo',
  'Dices «quiero que me llamen al 612 345 678 o llamar al 900 123 456»: hecho',
  '> llame al 900 123 456\nAsí no: te lo arreglo aquí',
  'Escríbenos por privado y lo miramos',
  'Mándanos un mensaje directo con el pedido',
  'He contactado con el transportista y llega mañana',
  'Hemos escrito al almacén',
  'Te enviamos un correo con la etiqueta',
  'Te escribirá un correo el transportista',
  'Lo tienes en tu correo',
  'Te espera en la tienda de Ruzafa',
  'Nuestra tienda abre a las 10',
  'We will call you this afternoon',
  "We'll email you the label",
  'Thanks for calling us yesterday',
  'No need to call us, it is done',
  'Please DM us your order number',
  'Send us a direct message',
  'I have contacted the courier',
  "We'll reach out to our store team",
  'Did the agent who called you help?',
  'You can call it done',
  'What do you call the part?',
  'Your form arrived',
  'Nous vous appelons demain',
  'Ligamos amanhã',
  'El mío es el 612 345 678',
  '',
]

test('whoever is served where they wrote is not', () => {
  for (const text of kept) assert.deepEqual(kinds(text), [], text)
})

test('redirections lie within the text, in its order, whatever is written', () => {
  const words = fc.constantFrom(...sent.map(([text]) => text), ...kept)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(words, { maxLength: 3 }), (noise, more) => {
      const text = [noise, ...more].join(' ')
      let end = 0
      for (const { from, to } of redirectionsIn(text)) {
        assert.ok(from >= end && to > from && to <= text.length)
        end = to
      }
    }),
  )
})
