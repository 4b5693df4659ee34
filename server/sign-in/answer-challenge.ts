import { createHmac, hkdfSync } from 'node:crypto'

/** What a challenge looks like: nothing else is answered. */
export const challengeShape = /^[\w-]{22,64}$/

/** What only this installation can answer to a challenge: so it recognises itself when it is asked under some address. */
export function answerChallenge(secret: string, challenge: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, 'sobremesa', 'address', 32))
  return createHmac('sha256', key).update(challenge).digest('base64url')
}
