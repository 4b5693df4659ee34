import type { Folded } from './fold.ts'
import type { Place } from './places.ts'

const months =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|jan|feb|fev|mar|apr|abr|avr|jun|jul|aug|ago|sept?|set|oct|out|nov|dec|dic|dez'
const year = `(?:1[89]\\d{2}|20[012]\\d)`
const dates = [
  `\\d{1,2} ?[./ -] ?\\d{1,2} ?[./ -] ?(?:${year}|\\d{2})(?!\\d)`,
  `${year} ?[./-] ?\\d{1,2} ?[./-] ?\\d{1,2}(?!\\d)`,
  `\\d{1,2}(?:st|nd|rd|th|er|o)?(?: of| de| d['’])? ?[ .-]?(?:${months})\\.?(?:,? ?(?:of|de|del|d['’])?[ .-]?)(?:${year}|\\d{2}(?!\\d))`,
  `(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? ${year}`,
].join('|')
const born = `nac(?:i|io|ido|ida|idos|imiento)|fecha (?:de )?nac\\w*|f\\.? ?nac\\w*|born|birth ?(?:date|day)?|date of birth|d\\.?o\\.?b\\.?|ne|nee|naissance|ddn|nasc(?:i|eu|ido|ida|imento)`
const between = `(?:[\\s:.,()=-]|(?<![a-z])(?:el|es|fue|en|on|is|was|in|le|est|em|a|no|o|dia|fecha|date|mi|de|del|da|do)(?![a-z])){0,8}`

/** A date is a secret where it is said to be somebody's birth. */
const births = new RegExp(`(?<![a-z\\d])(?:${born})(?![a-z])${between}(?<![\\d./-])(?<date>${dates})`, 'dg')
const passports =
  /(?<![a-z])(?:pasaportes?|passports?|passeports?|passaportes?)(?![a-z])(?:[\s:.,#=()°-]|(?<![a-z])(?:numero|number|no|nr|num|n|es|is|est|e|el|the|le|o|de|my|mi|spanish|espanol)(?![a-z])){0,10}(?<number>(?=[a-z\d]*\d{5})[a-z]{0,3}\d{5,9}[a-z]?)(?![\w@])/dg
const plates =
  /(?<![a-z])(?:matriculas?|plates?|reg|registration|license|immatriculation|immatricule|plaque|placas?|patente|coche|car|furgoneta|van|voiture|carro|moto)(?![a-z])(?:[\s:.,#=()°-]|(?<![a-z])(?:numero|number|no|nr|num|n|es|is|est|e|el|the|le|la|o|a|de|mi|my|con|with|del|plate)(?![a-z])){0,8}(?<number>\d{4}[ -]?[bcdfghj-np-tv-z]{3}|[a-z]{1,2}[ -]?\d{4}[ -]?[a-z]{1,2}|[a-z]{2}\d{2} ?[a-z]{3}|[a-z]{2}[ -]\d{3}[ -][a-z]{2}|\d{2}-\d{2}-[a-z]{2}|\d{2}-[a-z]{2}-\d{2}|[a-z]{2}-\d{2}-[a-z\d]{2}|[a-z]{3}-?\d[a-z\d]\d{2}|[a-z]{3}[ -]?\d{3})(?![\w@])/dg

const named = ({ low }: Folded, pattern: RegExp, name: string): Place[] =>
  [...low.matchAll(pattern)].flatMap(({ indices }) => {
    const place = indices?.groups?.[name]
    return place ? [{ from: place[0], to: place[1] }] : []
  })

export const birthDatesIn = (folded: Folded): Place[] => named(folded, births, 'date')
/** Only where a word says so: nothing in the number proves it. */
export const passportsIn = (folded: Folded): Place[] => named(folded, passports, 'number')
export const platesIn = (folded: Folded): Place[] => named(folded, plates, 'number')
