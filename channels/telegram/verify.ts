import { fieldsOf, idOf, isFields, isSecret, type Raw, readJson, type Reply, type Verdict } from '#channel'
import type { TelegramSettings } from './settings.ts'

export const secretHeader = 'x-telegram-bot-api-secret-token'

/** There is no signature: Telegram repeats the secret that `connect` gave it. */
export const verify = (raw: Raw, { secret }: TelegramSettings): Verdict =>
  isSecret(raw.headers[secretHeader], secret) ? 'ok' : 'forged'

/** A pressed button spins until it is answered: the answer to the webhook may be that call. */
export function answer(raw: Raw, settings: TelegramSettings): Reply | undefined {
  if (verify(raw, settings) !== 'ok' || !mentionsPress(raw.body)) return undefined
  const id = pressIn(readJson(raw.body))
  if (id === undefined) return undefined
  const body = JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: id })
  return { status: 200, type: 'application/json', body }
}

/** The id of the press that an update tells of. */
export const pressIn = (update: unknown): string | undefined =>
  isFields(update) ? idOf(fieldsOf(update.callback_query).id) : undefined

const mentionsPress = (body: Uint8Array): boolean =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes('"callback_query"')
