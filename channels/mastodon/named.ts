import { type Fields, fieldsOf, textOf } from '#channel'

/** The text with the customer's name before it, without which the server would not bring it to them. */
export function withName(text: string, customer: string, target?: Fields): string {
  const acct = textOf(fieldsOf(target?.account).acct)?.toLowerCase()
  // On its own server a name needs no host.
  const name = acct && (acct === customer || customer.startsWith(`${acct}@`)) ? acct : customer
  if (names(text, name) || names(text, customer)) return text
  return text === '' ? `@${name}` : `@${name} ${text}`
}

function names(text: string, name: string): boolean {
  const whole = text.toLowerCase()
  const word = `@${name}`
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
    const isBegun = at === 0 || !/[\w@/]/.test(whole[at - 1]!)
    if (isBegun && !/^[\w@-]|^\.\w/.test(whole.slice(at + word.length, at + word.length + 2))) return true
  }
  return false
}
