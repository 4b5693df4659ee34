import { hash, timingSafeEqual } from 'node:crypto'
import { Fault, minute } from '#lib'
import type { Attempts } from './attempts.ts'

/** Whoever wants to be the first. */
export type Comer = {
  /** They sit at this machine and nobody else can reach it: then they need no token. */
  isAtHome: boolean
  /** From where they ask. */
  address: string
  token?: string | undefined
}

export type SetUpGuard = {
  /** @throws Fault set-up.token (403) without the token or with another, too-many (429) */
  mustLetIn(comer: Comer): void
}

const wrongTries = { max: 10, windowMs: 15 * minute }

/**
 * Keeps strangers from being the first on an installation that they can reach: who set it up proves with the token that
 * they can read the terminal in which it was started. Without a token only those at home get in.
 */
export function openSetUpGuard(token: string | undefined, attempts: Attempts): SetUpGuard {
  return {
    mustLetIn({ isAtHome, address, token: given }) {
      if (isAtHome) return
      const key = `set-up:${address}`
      attempts.mustBeLeft(key, wrongTries.max)
      if (token !== undefined && given !== undefined && isSame(token, given)) return
      if (given !== undefined) attempts.count(key, wrongTries)
      throw new Fault('set-up.token', 403)
    },
  }
}

/** Hashed first, so that neither what is compared nor how long it is can be told from the time it takes. */
const isSame = (one: string, other: string) =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
