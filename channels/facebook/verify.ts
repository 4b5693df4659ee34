import type { Raw, Reply, Verdict } from '#channel'
import { answerHandshake, verifySigned } from '../meta/verify.ts'
import type { FacebookSettings } from './settings.ts'

export const verify = (raw: Raw, { appSecret }: FacebookSettings): Verdict => verifySigned(raw, [appSecret])

export const answer = (raw: Raw, { verifyToken }: FacebookSettings): Reply | undefined =>
  answerHandshake(raw, verifyToken)
