import type { Folded } from './fold.ts'
import { freePlaces, type Place, placeOf } from './places.ts'
import { isAmount } from './surroundings.ts'

const word = `[A-Z][\\w'’.]{0,24}`
const joined = `(?:(?:de|del|de la|de los|de las|da|do|dos|das|la|el|los|las|l|d|du|des|y|e|i)[ '’]{1,2}){0,2}`
const ways = `calle|cl\\.|avda?\\.?|avenida|av\\.|plaza|plza\\.?|pza\\.?|paseo|p(?:o|aseo)\\.|ronda|carrer|travesia|camino|carretera|ctra\\.?|glorieta|rambla|urbanizacion|urb\\.|rua|travessa|praca|largo|estrada|alameda|avinguda|passeig`

const anyCase = (words: string): string => words.replaceAll(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)

/** "calle Mayor 12", "C/ de la Paz, nº 3, 2º B" */
const spanish = new RegExp(
  `(?<![\\p{L}\\d])(?:[cC]/|(?:${anyCase(ways)})(?!\\p{L}))[ ]{0,2}${joined}(?:${word}[ ]{1,2}${joined}){0,4}(?:${word})(?:[ ]?,[ ]?|[ ]{1,2})(?:[nN](?:o|um|umero)?\\.?o?[ ]?)?\\d{1,4}(?![\\d.,:/]\\d|\\d)`,
  'gu',
)
/** "calle mayor, 12", "c/ colon nº 3": in small letters a comma or the sign of a number tells it. */
const small = new RegExp(
  `(?<![\\p{L}\\d])(?:c/|(?:calle|avda?\\.?|avenida|plaza|paseo|carrer|ronda)(?!\\p{L}))[ ]{0,2}(?:de |del |de la |la |el ){0,2}(?:(?!desde|hace|hasta|con|por|para|que|hoy|ayer|manana|esta|este|estos|y )[a-z]{3,20}[ ]?){1,3}(?:,[ ]?(?:n(?:o|um)?\\.?[ ]?)?|[ ]n(?:o|um)\\.?o?[ ]?)\\d{1,3}(?![\\d.,:/]\\d|\\d)`,
  'gu',
)
const kinds = `Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Terrace|Crescent|Gardens|Grove|Mews|Parkway|Pkwy|Square`
/** "221B Baker Street", "1600 Pennsylvania Ave" */
const english = new RegExp(
  `(?<![\\p{L}\\d.,:/#$€£-])\\d{1,5}[A-Za-z]?[ ,]{1,2}(?:[NSEW]\\.? )?(?:${word}[ ]){1,3}(?:${kinds})(?![\\p{L}\\d])`,
  'gu',
)
/** "12 bis rue de la Paix" */
const french =
  /(?<![\p{L}\d.,:/#$€£-])\d{1,4}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Cc]hemin|[Aa]llee|[Ii]mpasse|[Qq]uai) (?:(?:de|du|des|la|le|les|l'|d') ?){0,2}[A-Z][\w'’-]{1,24}/gu

/** Where the brand itself is to be found is nobody's home. */
const ofBrand =
  /(?<![a-z])(?:tiendas?|oficinas?|sucursal(?:es)?|local(?:es)?|restaurantes?|taller|almacen|punto de recogida|estacion|hotel|museo|aeropuerto|lojas?|boutiques?|magasins?|stores?|shops?|branch(?:es)?|offices?|restaurants?|station|warehouse|showroom|pick-?up point|airport|hotels?)(?![a-z])[^.!?\n]{0,60}$/

/** Street and number, as people write them in Spanish, English, French and Portuguese (UPU S42 names their order). */
export function addressesIn({ plain, low }: Folded): Place[] {
  const take = freePlaces(low.length)
  return [...plain.matchAll(spanish), ...low.matchAll(small), ...plain.matchAll(english), ...plain.matchAll(french)]
    .map(placeOf)
    .filter(
      place =>
        !isAmount(low, place.to) && !ofBrand.test(low.slice(Math.max(0, place.from - 90), place.from)) && take(place),
    )
}
