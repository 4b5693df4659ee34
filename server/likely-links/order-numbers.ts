import { fold } from '#personal'

/** Words after which an order, a booking, a delivery or an invoice is named. */
const called =
  /(?:\b(?:pedidos?|orden|orders?|comandas?|encomendas?|commandes?|compra|referencia|reference|ref|factura|invoice|reserva|booking|expediente|ticket|albaran|envio|seguimiento|tracking|localizador)\b[^\p{L}\d#]{0,3}(?:(?:es|is|el|la|the|num|numero|number|number is|n|no|nr|con|with|de)\b[^\p{L}\d#]{0,3}){0,4}|#)#?((?:(?!(?:de|del|el|la|las|los|un|una|con|por|que|hace|the|of|is|es|on|al|en)\b)[a-z]{1,4}[-_/ ]?)?\d[a-z\d]*(?:[-_/][a-z\d]+){0,3}(?: \d{5}\b(?! ?\d))?)/gu
const isYear = /^(?:19|20)\d\d$/
const isDate = /^\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?$/
/** National numbers of Spain begin so: what is written after "pedido" may be a telephone all the same. */
const isPhone = /^(?:34)?[679]\d{8}$/

/** What orders and the like are numbered with in a text: letters and digits alone. Too short ones say nothing. */
export function orderNumbersIn(text: string): string[] {
  const { low } = fold(text)
  const found = [...low.matchAll(called)]
    .map(match => match[1]!)
    .filter(each => !isYear.test(each) && !isDate.test(each))
  const bare = found.map(each => each.replaceAll(/[^a-z\d]/g, ''))
  return [...new Set(bare)].filter(each => isTelling(each) && !isPhone.test(each))
}

const isTelling = (bare: string): boolean => {
  const digits = bare.replaceAll(/\D/g, '').length
  return bare.length <= 24 && (digits >= 5 || (digits >= 4 && bare.length > digits))
}
