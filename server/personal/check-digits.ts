/** Numbers that prove themselves. Each takes the number without separators, letters in upper case. */

/** ISO 13616: countries and how long an IBAN is there, as the SWIFT IBAN registry lists them. */
const ibanLengths = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 ' +
    'SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map(each => [each.slice(0, 2), Number(each.slice(2))] as const),
)

/** How many letters and digits an IBAN of this country has; undefined where there are none. */
export const ibanLengthOf = (country: string): number | undefined => ibanLengths.get(country)

/** Where an account number has no letters. */
const digitsOnly = new Set(
  'AE AT BA BE CZ DE DK EE ES FI FO GL HR HU IL IS LT ME MR NO PL PT RS SE SI SK TL TN VA XK'.split(' '),
)

/** ISO 13616-1, by ISO/IEC 7064 MOD 97-10. */
export function isIban(number: string): boolean {
  if (ibanLengths.get(number.slice(0, 2)) !== number.length || !/^[A-Z]{2}(?!0[01]|99)\d{2}[A-Z0-9]+$/.test(number))
    return false
  if (digitsOnly.has(number.slice(0, 2)) && /[A-Z]/.test(number.slice(4))) return false
  const turned = number.slice(4) + number.slice(0, 4)
  return restOf97(turned.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))) === 1
}

function restOf97(digits: string): number {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

/** ISO/IEC 7812-1: ranges of the issuers of payment cards, with their lengths. */
const issuers = [
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^(5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(0[0-5]|[689]\d)\d{11}$/,
  /^35(2[89]|[3-8]\d)\d{12}$/,
  /^(6011|65\d{2}|64[4-9]\d|62\d{2}|81\d{2}|220[0-4]|9792|50[78]\d)\d{12}$/,
  /^62\d{15,17}$/,
  /^(50(18|20|38)|5893|6304|67(59|6[1-3]))\d{12}(\d{3})?$/,
  /^(6362|6062|5067|509\d)\d{12}$/,
]

/** A payment card: a known issuer and the check digit of ISO/IEC 7812-1, annex B (Luhn). */
export const isCard = (digits: string): boolean => issuers.some(issuer => issuer.test(digits)) && isLuhn(digits)

function isLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Spain, Real Decreto 1553/2005 (DNI) and Orden INT/2058/2008 (NIE): the letter is the rest by 23. */
export function isDni(number: string): boolean {
  const parts = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(number)
  if (!parts || parts[1]!.length + parts[2]!.length !== 8) return false
  const digits = (parts[1] === '' ? '' : String('XYZ'.indexOf(parts[1]!))) + parts[2]
  return !/^0+$/.test(digits) && dniLetters[Number(digits) % 23] === parts[3]
}

/** Spain, Orden EHA/451/2008: the tax number of what is no natural person. */
export function isCif(number: string): boolean {
  if (!/^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/.test(number)) return false
  const sum = [...number.slice(1, 8)].reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  const control = (10 - (sum % 10)) % 10
  const asLetter = number[8] === 'JABCDEFGHI'[control]
  const asDigit = number[8] === String(control)
  if (/^[PQRSNW]/.test(number)) return asLetter
  return /^[ABEH]/.test(number) ? asDigit : asLetter || asDigit
}

/** Portugal, Decreto-Lei 14/2013: the ninth digit by modulus 11. */
export function isPortugueseNif(digits: string): boolean {
  if (!/^[1235689]\d{8}$/.test(digits)) return false
  return Number(digits[8]) === modulus11(digits.slice(0, 8), 9)
}

/** Brazil, Instrução Normativa RFB 1548/2015: two check digits by modulus 11. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  return [9, 10].every(place => Number(digits[place]) === modulus11(digits.slice(0, place), place + 1))
}

/** Brazil, Instrução Normativa RFB 2229/2024: signs count as their ASCII code less 48, letters too; weights 2 to 9 from the right. */
export function isCnpj(number: string): boolean {
  if (!/^[A-Z\d]{12}\d{2}$/.test(number) || /^(.)\1+$/.test(number)) return false
  return [12, 13].every(place => {
    const sum = [...number.slice(0, place)].reduce(
      (total, sign, at) => total + (sign.charCodeAt(0) - 48) * (((place - 1 - at) % 8) + 2),
      0,
    )
    const rest = sum % 11
    return Number(number[place]) === (rest < 2 ? 0 : 11 - rest)
  })
}

/** Digits weighted from `first` downwards; what is over 9 is 0. */
function modulus11(digits: string, first: number): number {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (first - place), 0)
  const rest = 11 - (sum % 11)
  return rest > 9 ? 0 : rest
}

/** France, INSEE: sex, year, month, place and order, then 97 less the rest by 97; 2A and 2B are Corsica. */
export function isNir(number: string): boolean {
  const parts = /^([1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6})(\d{2})$/.exec(number)
  if (!parts) return false
  const digits = parts[1]!.replace('2A', '19').replace('2B', '18')
  return 97 - restOf97(digits) === Number(parts[2])
}

/** United States, 20 CFR 422 and the SSA's rules of 2011: areas that are given to nobody. */
export const isSsn = (digits: string): boolean => /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)

/** United Kingdom, HMRC's National Insurance Manual NIM39110: prefixes that are not given out. */
export const isNino = (number: string): boolean =>
  /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]$/.test(number)
