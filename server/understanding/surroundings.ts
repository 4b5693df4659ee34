/** What stands around a number decides as much as its digits. All of it is asked in folded lower case. */

/** A word, its connecting words, and then the number. */
const before = (words: string) =>
  new RegExp(
    `(?<![a-z])(?:${words})(?:[\\s:.,#=-]|(?<![a-z])(?:numero|number|num|no|nr|n|de|del|da|do|es|is|e|with|con|id|code|codigo|o)(?![a-z])){0,12}$`,
  )

const ofReferences = before(
  [
    'pedidos?|orders?|encomendas?|commandes?|envios?|paquetes?|packages?|parcels?|shipments?|seguimiento|tracking|localizador(?:es)?|localizer|locator',
    'ref|referencias?|references?|referencia|incidencias?|incidents?|casos?|cases?|expedientes?|tickets?|reservas?|bookings?|reservations?',
    'facturas?|invoices?|albaran|productos?|products?|articulos?|skus?|eans?|isbn|imei|serie|serial|modelo|model|lote|lot|codigo|code|id|vuelo|flight|error|pnr',
    'contratos?|poliza|policy|cups|vale|cupon|coupon|voucher',
  ].join('|'),
)
const ofPhones = before(
  'tel|telf|tlf|tlfn|telefonos?|telephones?|phones?|moviles|movil|mobiles?|celular|cell|whatsapp|wsp|fax|llam\\w{1,9}|calls?|call us|text|ring|sms|ligue|appelez|telemovel',
)
const ofTaxNumbers = before('nif|contribuinte|contribuyente|vat|pt')
const ofCpf = before('cpf')

const reach = 60
const tail = (low: string, from: number): string => low.slice(Math.max(0, from - reach), from)

/** "pedido nº 612345678", "#612345678" */
export const isReference = (low: string, from: number): boolean => ofReferences.test(tail(low, from))
export const isCalledPhone = (low: string, from: number): boolean => ofPhones.test(tail(low, from))
export const isCalledTaxNumber = (low: string, from: number): boolean => ofTaxNumbers.test(tail(low, from))
export const isCalledCpf = (low: string, from: number): boolean => ofCpf.test(tail(low, from))

const units =
  /^\s{0,2}(?:[€$£¥%]|(?:eur|euros?|usd|dollars?|dolares|pesos?|libras|pounds|gbp|puntos|points|miles|millas|dias?|days?|dia|horas?|hours?|hrs?|min|minutos?|minutes?|mins|segundos|seconds|meses|months|anos|years|semanas|weeks|personas|people|tazas|cups|veces|vez|times|unidades|units|noches|nights|plazas|kg|km|gb|mb|ml|cm|mm|g|h|l|m)(?![a-z]))/

/** "612.345.678 €", "3 días" */
export const isAmount = (low: string, to: number): boolean => units.test(low.slice(to, to + 14))
