import type { Raw, Reply, Verdict } from '#channel'
import { answerHandshake, verifySigned } from '../meta/verify.ts'
import type { WhatsAppSettings } from './settings.ts'

export const verify = (raw: Raw, { appSecret }: WhatsAppSettings): Verdict => verifySigned(raw, [appSecret])

export const answer = (raw: Raw, { verifyToken }: WhatsAppSettings): Reply | undefined =>
  answerHandshake(raw, verifyToken)
