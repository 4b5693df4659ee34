import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Reading } from '#protocol'
import type { ReadTexts } from '#readings'
import type { StormTexts } from './storm.ts'

/** What customers wrote to brands on real days: the texts of a file that `npm run replay` takes, compressed with gzip. */
export function realTexts(file: string): string[] {
  const [headings = [], ...rows] = cellsOf(gunzipSync(readFileSync(file)).toString())
  const [text, inbound] = [headings.indexOf('text'), headings.indexOf('inbound')]
  return rows.filter(row => row[inbound] === 'True').map(row => row[text]!)
}

const calm: Reading = {
  ...{ language: 'es', sentiment: 0, isUnsure: false, emotion: 'none', urgency: 0, kind: 'other', subject: 'other' },
  ...{ toxicity: 0, irony: 0 },
}

/** Reads the texts of a storm as they are meant, where no model is to be asked. */
export function readAsMeant({ praise, surge, troll, asks }: StormTexts): ReadTexts {
  const meant = new Map<string, Partial<Reading>>([
    ...surge.map(text => [text, { sentiment: -0.7, emotion: 'anger', kind: 'complaint', subject: 'damaged' }] as const),
    ...praise.map(text => [text, { sentiment: 0.9, emotion: 'joy', kind: 'praise' }] as const),
    ...troll.map(text => [text, { sentiment: -0.9, emotion: 'anger', kind: 'other', toxicity: 0.9 }] as const),
    [asks, { sentiment: -0.5, kind: 'complaint', subject: 'double-charge', urgency: 2 }],
  ])
  return texts => Promise.resolve({ model: 'meant', readings: texts.map(text => ({ ...calm, ...meant.get(text) })) })
}

/** CSV as RFC 4180 has it. */
const cellsOf = (csv: string): string[][] =>
  [...csv.matchAll(/((?:(?:"(?:[^"]|"")*"|[^",\n\r]*),?)+)\r?\n/g)].map(([, line]) =>
    [...line!.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  )

/** A day of a house that makes coffee pots, one of which leaks, and somebody who insists. */
export const leakingPots: StormTexts = {
  usual: [
    '¿A qué hora abrís mañana en Ruzafa?',
    '¿Tenéis la Nido de seis tazas en rojo?',
    'Buenos días, quería saber cuándo llega mi pedido',
    '¿Se puede meter en el lavavajillas?',
    'Mi pedido va con retraso y nadie me dice nada',
    '¿Hacéis envíos a Canarias?',
    'Necesito la factura a nombre de la empresa',
    '¿Sirve para inducción?',
    'Quiero cambiar la dirección de entrega',
    'El molinillo que compré ya no está en la web, ¿vuelve?',
    'Perfecto, muchas gracias',
    '¿Puedo devolverla en otra tienda?',
    'Me ha llegado la talla de filtro que no era',
  ],
  praise: ['Encantada con la cafetera, gracias por el consejo', 'Qué bien me atendió Lucía en la tienda, de diez'],
  surge: [
    'Otra a la que le sale el café por la rosca. Comprada el día 9.',
    'Gotea desde el primer día. En la tienda dicen que ya son varias.',
    'La Nido 2 me ha dejado la encimera hecha un asco, pierde por la junta',
    'He estrenado la cafetera esta mañana y chorrea por abajo. Menuda decepción.',
    'La junta no cierra bien y el agua se sale hirviendo. Esto es peligroso.',
    'Segunda Nido 2 que devuelvo por lo mismo: gotea.',
    '¿Soy la única a la que le pierde agua la cafetera nueva?',
    'Me ha salpicado café ardiendo porque la goma viene mal puesta. Vergonzoso.',
    'Pone que es estanca y deja un charco cada mañana',
    'Mi madre casi se quema con la Nido 2, la rosca no ajusta',
    'Por ochenta euros esperaba que al menos no goteara',
    'La goma se sale sola a los tres usos. Un desastre.',
    'No hay manera de cerrarla sin que pierda. Quiero mi dinero.',
    'La base llega torcida y por ahí se escapa todo el vapor',
    'Le he cambiado la junta y sigue goteando igual de mal',
    'Tres cafeteras en la oficina y las tres pierden agua, qué casualidad',
    'Café por toda la placa otra vez. No vuelvo a compraros.',
    'Ni una semana ha durado la Nido 2 sin perder por la rosca',
    'El anillo de silicona viene cortado de fábrica, lo tengo en foto',
    'Estoy harto de limpiar la cocina por culpa de vuestra cafetera',
    'Se me ha apagado la vitro del agua que suelta por debajo',
    'Nadie avisa de que la partida de noviembre viene mal',
    'La compré para regalar y he quedado fatal, no para de gotear',
    'Me decís que apriete más. La he apretado y gotea más.',
    'Cuando sube el café se sale la mitad por el lateral',
    'Falla el cierre de la Nido 2, y no es cosa mía: a mi vecina le pasa',
    'Vaya chapuza de junta, se deshace con el calor',
    'Llevo dos paños empapados, ¿esto lo probáis antes de venderlo?',
    'He abierto la caja y la goma ya venía rota. Muy mal.',
    'Esperaba más de una marca como la vuestra: gotea y huele a quemado',
    'La rosca tiene rebaba y no sella. Una pena de acabado.',
    'Devolución pedida: pierde agua desde el estreno',
    'Casi me quemo la mano al servir, sale líquido por la unión',
    'El modelo viejo no hacía esto. El nuevo es un coladero.',
    'Imposible usarla sin una bandeja debajo, menudo invento',
    'A mí también me gotea, y eso que fui a cambiarla el viernes',
    'El vapor se va por la junta y el café ni sube. No funciona.',
    'Tirada a la basura. No pienso arriesgarme a una quemadura.',
    'Se lo he contado a todo el mundo: no compréis la Nido 2 hasta que lo arreglen',
    'Cinco días con ella y ya tengo la encimera manchada para siempre',
  ],
  asks: 'Me cobrasteis dos veces el pedido U-46630 y nadie lo arregla.',
  answer: 'Comprobado: hubo un cargo doble. Devuelto hoy, te llega en 48 h.',
  troll: [
    'Sois unos ladrones. LADRONES. Y los que os defienden, también.',
    'Panda de sinvergüenzas, dais asco',
    'Idiotas, que sois unos idiotas',
    'A ver si cerráis de una vez, inútiles',
    'El que contesta aquí es un imbécil',
    'Payasos, que no servís para nada',
    'Basura de empresa y basura de gente',
    'Callaos ya, estafadores de mierda',
  ],
}
