import type { Raw, Reply, Verdict } from '#channel'
import { answerHandshake, verifySigned } from '../meta/verify.ts'
import type { InstagramSettings } from './settings.ts'

/** Signed with the secret of the Instagram app or, for accounts linked to a page, with that of the Facebook app. */
export const verify = (raw: Raw, { appSecret, otherSecret }: InstagramSettings): Verdict =>
  verifySigned(raw, [appSecret, otherSecret])

export const answer = (raw: Raw, { verifyToken }: InstagramSettings): Reply | undefined =>
  answerHandshake(raw, verifyToken)
