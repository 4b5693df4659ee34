import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marta, telegramCustomer } from '../../test/vendors/telegram-customer.ts'
import { telegramSettings } from './settings.ts'
import { answer, secretHeader, verify } from './verify.ts'

const settings = telegramSettings.read({ token: '1:AA', secret: 'tg_Secret-0010' })
const said = (header?: string, body = '{}') => ({
  body: Buffer.from(body),
  query: '',
  headers: (header === undefined ? {} : { [secretHeader]: header }) as Record<string, string>,
})

test('the secret given to the webhook is the only thing that counts', () => {
  assert.equal(verify(said('tg_Secret-0010'), settings), 'ok')
  const others = [undefined, 'TG_secret-0010', 'tg_Secret-0010 ', '', 'tg_Secret-0011', 'tg_Secret-001']
  assert.deepEqual(
    others.map(header => verify(said(header), settings)),
    others.map(() => 'forged'),
  )
  assert.equal(verify(said(''), telegramSettings.read({ token: '1:AA' })), 'forged')
})

test('a pressed button is answered in the body, any other update with nothing', () => {
  const press = JSON.stringify(telegramCustomer.presses(marta, 8, { messageId: 5, at: 0, data: 'x' }))
  const text = JSON.stringify(
    telegramCustomer.writes(marta, 9, { messageId: 5, at: 0, text: 'what is a "callback_query"?' }),
  )
  assert.match(answer(said('tg_Secret-0010', press), settings)!.body, /answerCallbackQuery.*press-8/)
  assert.equal(answer(said('tg_Secret-0010', text), settings), undefined)
  assert.equal(answer(said('other', press), settings), undefined)
})

test('what stands in settings is what the documents allow', () => {
  const field = (key: string) => telegramSettings.fields.find(each => each.key === key)!.pattern
  assert.equal(field('secret')?.test('a b'), false)
  assert.equal(field('secret')?.test('x'.repeat(257)), false)
  assert.equal(field('token')?.test('700000001:AAexample_token-1'), true)
  assert.equal(field('token')?.test('700000001'), false)
})
