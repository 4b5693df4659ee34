import type { Folded } from './fold.ts'
import { type Place, placeOf } from './places.ts'

const local = `[\\w.+%-]{1,64}`
const at = `(?:arroba|arobase|arrobase|chez|at|a)`
const dot = `(?:punto|point|ponto|dot)`
/** Where words alone stand for the signs, an ending must be one that is known. */
const ending = `(?:com|net|org|info|io|app|dev|edu|gov|gob|eus|cat|gal|eu|es|fr|pt|uk|co|us|mx|ar|cl|pe|br|ie|ca|be|ch|de|it|nl|me|email|online|example)(?:(?:\\.| ${dot} )[a-z]{2,3})?`

/** "only at such-and-such dot com" */
const shops = `(?<![\\w.+%-])(?:only|available|online|exclusively|shop|sold|now|us|visit|live|orders?|deals?|out|look)`

/** RFC 5321. `@name@host` is a handle. */
const written = new RegExp(
  `(?<![\\w@.+%/-])${local}@[a-z\\d](?:[a-z\\d-]{0,62})(?:\\.[a-z\\d-]{1,63}){0,4}\\.[a-z]{2,24}(?![\\w@])`,
  'g',
)
/** Written so that machines shall not read it, or said aloud: "marta (arroba) correo.es", "marta at correo dot com". */
const hidden = new RegExp(
  `(?<![\\w@.+%/-])${local}(?:` +
    [
      ` ?[([{<]${at}[)\\]}>] ?[a-z\\d][a-z\\d-]{0,62}(?:(?:\\.| ?[([{<]${dot}[)\\]}>] ?| ${dot} )[a-z\\d-]{1,63}){1,4}`,
      ` (?:arroba|arobase|arrobase) [a-z\\d][a-z\\d-]{0,62}(?:(?:\\.| ${dot} )[a-z\\d-]{1,63}){1,4}`,
      `(?<!${shops}) at [a-z\\d][a-z\\d-]{0,62}(?:(?:\\.| dot )[a-z\\d-]{1,63}){0,3} dot ${ending}`,
      `(?: {1,3}@ {1,3}|@ {1,3})[a-z\\d][a-z\\d-]{0,62} ?\\. ?${ending}`,
      `@[a-z\\d][a-z\\d-]{0,62} {1,3}\\. ?${ending}`,
      `@[a-z\\d][a-z\\d-]{0,62} (?:${dot}) ${ending}`,
    ].join('|') +
    `)(?![\\w@])`,
  'g',
)

/** RFC 2142: mailboxes of a house and no person's. */
const roles =
  /^(?:info|informacion|hola|hello|hi|ayuda|help|soporte|support|contacto?|contactenos|atencion\w*|clientes?|customer\w*|service|servicio\w*|sales|ventas|pedidos|orders|care|feedback|press|prensa|jobs|empleo|privacy|privacidad|dpo|dpd|rgpd|gdpr|legal|admin|billing|facturacion|office|team|equipo|no-?reply|abuse|postmaster|webmaster|security|marketing)(?:[._+-]\w+)*(?:@|\W)/

/** Mailboxes in a text; those of a house only where they are asked for. */
export function mailboxesIn({ low }: Folded, withRoles = false): Place[] {
  return [written, hidden].flatMap(pattern =>
    [...low.matchAll(pattern)].filter(match => withRoles || !roles.test(match[0])).map(placeOf),
  )
}
