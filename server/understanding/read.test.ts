import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { emotionsRead, kindsRead, languagesRead, subjectsRead } from '#protocol'
import { loadModels, type Models, modelsFolder, readText } from '#understanding'

let models: Models
before(async () => {
  models = await loadModels(name => readFile(new URL(name, modelsFolder)))
})
const read = (text: string) => readText(models, text)

test('says in which of nine languages a message is written', () => {
  const said = {
    es: 'Hola, ¿me podéis decir cuándo llega mi pedido?',
    en: 'Hi, could you tell me when my order will arrive?',
    fr: 'Bonjour, pouvez-vous me dire quand arrive ma commande ?',
    pt: 'Oi, vocês podem me dizer quando chega o meu pedido?',
    ca: 'Bon dia, em podeu dir quan arribarà la meva comanda?',
    gl: 'Ola, podedes dicirme cando chega o meu pedido? Grazas',
    eu: 'Kaixo, esan al didazue noiz iritsiko den nire eskaera?',
    it: 'Buongiorno, potete dirmi quando arriva il mio ordine?',
    de: 'Guten Tag, können Sie mir sagen, wann meine Bestellung kommt?',
  }
  assert.deepEqual(
    Object.fromEntries(Object.values(said).map(text => [text, read(text).language])),
    Object.fromEntries(Object.entries(said).map(([language, text]) => [text, language])),
  )
})

test('does not name a language where there are no words, or words of another script', () => {
  for (const text of ['', '   ', '👍', '12345', 'Ru-4471', 'お届けはいつですか', 'Где мой заказ?', 'متى يصل طلبي؟']) {
    assert.equal(read(text).language, 'unknown', text)
  }
})

test('tells delight from anger, and hears nothing in a plain question', () => {
  for (const text of [
    'Sois geniales, muchísimas gracias, estoy encantada',
    'Best service ever, I love you all!',
    'Merci infiniment, vous êtes au top',
    'Amei, atendimento perfeito, obrigada!',
  ]) {
    assert.ok(read(text).sentiment >= 0.25, `${text} ${read(text).sentiment}`)
  }
  for (const text of [
    'Es una vergüenza, llevo tres semanas esperando y nadie contesta',
    'Absolutely disgusting, worst company I have ever dealt with',
    'C’est honteux, une arnaque, je suis furieux',
    'Uma vergonha, péssimo atendimento, nunca mais',
  ]) {
    assert.ok(read(text).sentiment <= -0.25, `${text} ${read(text).sentiment}`)
  }
  for (const text of [
    '¿A qué hora abrís el sábado?',
    'What time do you open on Saturday?',
    'À quelle heure ouvrez-vous samedi ?',
    'Que horas vocês abrem no sábado?',
  ]) {
    assert.ok(Math.abs(read(text).sentiment) < 0.25, `${text} ${read(text).sentiment}`)
    assert.equal(read(text).kind, 'question')
  }
})

test('tells a fault from a request, from praise and from a courtesy', () => {
  const kinds = (texts: string[]) => texts.map(text => read(text).kind)
  assert.deepEqual(
    kinds(['El pedido llegó roto', 'Me habéis cobrado dos veces', 'My flight was cancelled and nobody helped']),
    ['complaint', 'complaint', 'complaint'],
  )
  assert.deepEqual(kinds(['Quiero cancelar mi suscripción, por favor', 'Please cancel my booking for tomorrow']), [
    'request',
    'request',
  ])
  assert.deepEqual(kinds(['gracias!', 'ok', 'Buenos días']), ['courtesy', 'courtesy', 'courtesy'])
})

test('an insult is aimed at somebody, an oath at a thing is none', () => {
  assert.ok(read('eres un inútil y un payaso de mierda, ojalá te echen').toxicity >= 0.5)
  assert.ok(read('you are a pathetic idiot').toxicity >= 0.5)
  assert.ok(read('joder, otra vez sin internet').toxicity < 0.5)
  assert.ok(read('the damn app crashed again').toxicity < 0.5)
})

test('letters, accents and composition make little difference, the way it is put together none', () => {
  const text = '¿Cuándo llegará el camión con mi frigorífico? Está tardando muchísimo'
  assert.deepEqual(read(text.normalize('NFD')), read(text.normalize('NFC')))
})

test('whatever is written is read, and says something of each kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), text => {
      const reading = read(text)
      assert.ok(languagesRead.includes(reading.language) && emotionsRead.includes(reading.emotion))
      assert.ok(kindsRead.includes(reading.kind) && subjectsRead.includes(reading.subject))
      assert.ok(reading.sentiment >= -1 && reading.sentiment <= 1 && [0, 1, 2, 3].includes(reading.urgency))
      for (const share of [reading.toxicity, reading.irony]) assert.ok(share >= 0 && share <= 1)
    }),
  )
})

test('of a text of a megabyte only the beginning and the end are read', () => {
  const long = `El pedido llegó roto. ${'bla '.repeat(250_000)}`
  assert.deepEqual(read(long), read(`${long}${'bla '.repeat(250_000)}`))
})
