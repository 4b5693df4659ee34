import type { Statement } from '#channel'
import { isDigest, objectIn, textsIn } from './digest.ts'

const leewaySeconds = 60
const longest = 200

/** Reads a JSON Web Token (HS256 alone) with `sub` and `exp`, and `name`, `email`, `phone` where they are given. */
export function readIdentity(token: string, secret: string, now: number): Statement | undefined {
  const claims = claimsOf(token, secret)
  if (!claims || !holdsAt(claims, now / 1000)) return undefined
  const id = typeof claims.sub === 'number' ? String(claims.sub) : claims.sub
  if (typeof id !== 'string' || id === '' || id.length > longest) return undefined
  const { name, email, phone } = textsIn(claims)
  const facts = textsIn({ email: email?.slice(0, longest), phone: phone?.slice(0, longest) })
  return { id, ...(name ? { name: name.slice(0, longest) } : {}), known: { customerNumber: id, ...facts } }
}

function claimsOf(token: string, secret: string): Record<string, unknown> | undefined {
  const [head, body, digest, ...more] = token.split('.')
  if (!head || !body || !digest || more.length > 0) return undefined
  return objectIn(head)?.alg === 'HS256' && isDigest(secret, `${head}.${body}`, digest) ? objectIn(body) : undefined
}

/** A statement without an end would be good for ever in whoever's hands: it doesn't hold. */
function holdsAt({ exp, nbf }: Record<string, unknown>, seconds: number): boolean {
  if (typeof exp !== 'number' || exp + leewaySeconds < seconds) return false
  return nbf === undefined || (typeof nbf === 'number' && nbf - leewaySeconds <= seconds)
}
