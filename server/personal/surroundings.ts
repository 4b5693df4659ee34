/** What stands around a number decides as much as its digits. All of it is asked in folded lower case. */

const fillers =
  'numero|number|numeros|num|no|nr|n|de|del|da|do|du|des|la|le|el|es|is|e|est|sera|was|with|con|avec|com|id|code|codigo|o|mi|my|mon|ma|meu|minha|tu|your|su|votre|seu|sua|lleva|tiene|termina en|acabado en|que'

/** A word, its connecting words, and then the number. */
const before = (words: string, between = fillers) =>
  new RegExp(`(?<![a-z])(?:${words})(?:[\\s:.,#=()°"'-]|(?<![a-z])(?:${between})(?![a-z])){0,14}$`)

const references = [
  'pedidos?|orders?|encomendas?|commandes?|envios?|paquetes?|packages?|parcels?|shipments?|seguimiento|tracking|rastreio|rastreamento|suivi|colis|localizador(?:es)?|localizer|locator|guia',
  'ref|refs|referencias?|references?|referencia|incidencias?|incidents?|casos?|cases?|chamados?|protocolos?|expedientes?|dossiers?|tickets?|reservas?|bookings?|reservations?|confirmation|confirmacion|confirmacao',
  'facturas?|invoices?|factures?|faturas?|albaran|productos?|products?|produits?|produtos?|articulos?|articles?|artigos?|skus?|eans?|gtin|isbn|imei|iccid|serie|serial|modelos?|models?|modeles?|modele|lotes?|lots?|codigos?|codes?|id|vuelos?|flights?|vols?|voos?|errors?|erro|erreur|pnr|pn|dpci|part',
  'contratos?|contracts?|contrats?|polizas?|policy|polices?|apolices?|cups|vales?|cupon|coupons?|vouchers?|matricula de alumno|asiento|seat|mesa|version|firmware|build|barras|barcode|extension|solicitud|request|reclamacion|abono|recibo|receipt|transaccion|transaction|transacao|operacion|operation',
].join('|')
const phones =
  'tel|telf|tlf|tlfn|tfno|tfn|telefonos?|telefones?|telefoni\\w*|telephones?|phones?|moviles|movil|mobiles?|celulare?s?|cel|cell|cellphones?|whatsapp|wasap|wsp|zap|fax|llam\\w{1,9}|marcar|calls?|called|call us|text|ring|rang|reach(?: me| us| you)?|sms|ligar|ligue|liguem|ligou|appel\\w{0,4}|joindre|joignable|rappel\\w{0,4}|telemovel|telemoveis|portable|fixe|fixo|fijo|landline|contact(?:o|er|ar|arme|ame)?'

const ofReferences = before(references)
const ofPhones = before(phones, `${fillers}|al|au|on|at|en|em|para|pelo|to|a|ao|aux|me|nos|us|moi`)
const ofNumbers = before('numero|number|numeros')
const ofTaxNumbers = before(
  'nif|nipc|contribuinte|contribuyente|numero fiscal|nr fiscal|no fiscal|id fiscal|identificacao fiscal|fiscal|vat|pt|portugal',
)
const ofOtherNumbers = before(
  'iban|rib|nif|nipc|contribuinte|contribuyente|fiscal|cpf|cnpj|ssn|social|social security|sociale?|secu|nir|dni|nie|cif|cedula|ni|nino|pasaporte|passport|passeport|passaporte',
  `${fillers}|pt|empresa|company|titular`,
)
const ofCpf = before('cpf|cnpj', `${fillers}|empresa|company|titular`)
const ofSsn = before(
  'ssn|social|social security|seguridad social|securite sociale|secu|nir|ss|itin|ni|nino|insurance|ins',
)
const ofDni = before('dni|nif|nie|identidad|documento|id|cedula|d\\.n\\.i|n\\.i\\.f|n\\.i\\.e|cif|c\\.i\\.f')
const ofCards = before(
  'tarjetas?|cards?|cartes?|cartao|cartoes|visa|mastercard|amex|american express|maestro|credito|credit|debito|debit|bancaria|bancaire|pan',
)

const ofAccounts = /(?<![a-z])(?:ibans?|cuentas?|accounts?|rib|contas?|comptes?)(?![a-z])[^.!?\n]{0,24}$/
/** "QM5 421 960": part of a number with letters. */
const ofMixed = /(?<![a-z\d])(?:[a-z]{1,4}\d|\d{1,4}[a-z])[a-z\d]{0,4}[ .-]$/

const reach = 60
const tail = (low: string, from: number): string => low.slice(Math.max(0, from - reach), from)
const isCalled =
  (words: RegExp) =>
  (low: string, from: number): boolean =>
    words.test(tail(low, from))

const after = new RegExp(
  `^[ ),]{0,3}(?:(?:es|is|was|est|e|era)(?![a-z]) (?:el|la|the|my|mi|mon|le|la|o|a|meu|your|tu|su|votre)?(?: ?(?:numero|number|codigo|code|no|num))?(?: ?(?:de|del|of|da|do))? ?(?:la |mi |my |ma |meu |minha )?)(?:${references})(?![a-z])`,
)

/** "pedido nº 612345678", "#612345678", "612345678 es el pedido" */
export const isReference = (low: string, from: number, to?: number): boolean =>
  ofReferences.test(tail(low, from)) || (to !== undefined && after.test(low.slice(to, to + reach)))
export const isCalledPhone = isCalled(ofPhones)
export const isCalledNumber = isCalled(ofNumbers)
export const isCalledTaxNumber = isCalled(ofTaxNumbers)
export const isCalledCpf = isCalled(ofCpf)
export const isCalledSsn = isCalled(ofSsn)
export const isCalledDni = isCalled(ofDni)
export const isCalledCard = isCalled(ofCards)
export const isCalledId = isCalled(ofOtherNumbers)
/** A number of another kind, right or wrong. */
export const isCalledOtherwise = (low: string, from: number): boolean => {
  const said = tail(low, from)
  return [ofOtherNumbers, ofCards, ofAccounts, ofMixed].some(words => words.test(said))
}

const units =
  /^\s{0,2}(?:[€$£¥%]|(?:eur|euros?|usd|dollars?|dolares|pesos?|reais|real|libras|pounds|gbp|mxn|brl|cop|clp|ars|puntos|points|pontos|miles|millas|dias?|days?|jours?|dia|horas?|heures?|hours?|hrs?|min|minutos?|minutes?|mins|segundos|seconds|meses|months|mois|anos|ans|years|semanas|semaines|weeks|personas|pessoas|personnes|people|tazas|cups|veces|vezes|fois|vez|times|unidades|unites|units|noches|nights|nuits|noites|plazas|seguidores|followers|clientes|customers|visitas|views|kg|km|kwh|gb|mb|ml|cm|mm|g|h|l|m)(?![a-z]))/
const currency = /(?:[€$£¥]|r\$|eur|usd|mxn|gbp|brl|cop|clp|ars) ?$/

/** "612.345.678 €", "3 días" */
export const isAmount = (low: string, to: number): boolean => units.test(low.slice(to, to + 14))

/** "$ 612.345.678" */
export const isPriced = (low: string, from: number): boolean => currency.test(low.slice(Math.max(0, from - 5), from))
