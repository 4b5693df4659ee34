import { createHmac, timingSafeEqual } from 'node:crypto'

export const cookiePrefix = 'sobremesa'
const plainName = `${cookiePrefix}.session_token`
const secureName = `__Secure-${plainName}`

export type SessionToken = { token: string; isSecure: boolean }

/** The session's token, when the cookie bears our signature. The secure cookie wins over the plain one. */
export function sessionToken(header: string | undefined, secret: string): SessionToken | undefined {
  if (header === undefined) return undefined
  const cookies = new Map(header.split(';').map(each => nameAndValue(each)))
  for (const name of [secureName, plainName]) {
    const token = signedValue(cookies.get(name), secret)
    if (token !== undefined) return { token, isSecure: name === secureName }
  }
  return undefined
}

/** Lines that make the browser forget both. */
export const forgetting = [
  `${secureName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`,
  `${plainName}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
]

function nameAndValue(pair: string): [string, string] {
  const place = pair.indexOf('=')
  return [pair.slice(0, place).trim(), pair.slice(place + 1).trim()]
}

function signedValue(cookie: string | undefined, secret: string): string | undefined {
  if (cookie === undefined) return undefined
  const plain = decoded(cookie)
  const place = plain.lastIndexOf('.')
  const value = plain.slice(0, Math.max(place, 0))
  const given = Buffer.from(plain.slice(place + 1), 'base64')
  const right = createHmac('sha256', secret).update(value).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined
}

function decoded(cookie: string): string {
  try {
    return decodeURIComponent(cookie)
  } catch {
    return ''
  }
}
