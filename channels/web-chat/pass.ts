import type { Visitor } from '#channel'
import { digestOf, isDigest, objectIn, textsIn } from './digest.ts'

const version = 'v1'

/** `v1.<payload>.<digest>`: the digest is of all that stands before its dot. */
export function signPass(
  { id, profileKey, name, language, known = {}, earlierId, until }: Visitor,
  secret: string,
): string {
  const { email, ...facts } = known
  const payload = {
    v: id,
    p: profileKey,
    ...(name ? { n: name } : {}),
    ...(email ? { e: email } : {}),
    ...(Object.keys(facts).length > 0 ? { k: facts } : {}),
    ...(language ? { l: language } : {}),
    ...(earlierId ? { a: earlierId } : {}),
    exp: Math.floor(until / 1000),
  }
  const text = `${version}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  return `${text}.${digestOf(secret, text) ?? ''}`
}

/** What the pass says; undefined when this secret has not signed it. */
export function readPass(pass: string, secret: string): Visitor | undefined {
  const end = pass.lastIndexOf('.')
  return end > 0 && isDigest(secret, pass.slice(0, end), pass.slice(end + 1)) ? decodePass(pass) : undefined
}

/** What the pass says, whoever signed it. */
export function decodePass(pass: string): Visitor | undefined {
  const [first, encoded, , ...more] = pass.split('.')
  const payload = first === version && encoded && more.length === 0 ? objectIn(encoded) : undefined
  if (!payload) return undefined
  const { v, p, n, e, l, a } = textsIn(payload)
  if (!v || !p || typeof payload.exp !== 'number') return undefined
  const known = { ...textsIn(payload.k), ...(e ? { email: e } : {}) }
  return {
    id: v,
    profileKey: p,
    ...(n ? { name: n } : {}),
    ...(l ? { language: l } : {}),
    ...(a ? { earlierId: a } : {}),
    ...(Object.keys(known).length > 0 ? { known } : {}),
    until: payload.exp * 1000,
  }
}
