import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, sentOf } from './deliver-answer.ts'
import { clean, fault } from './fault.ts'

const thrown = (fields: object) => Object.assign(new Error('no'), fields)
const said = (response: string, code = 'EMESSAGE') =>
  thrown({ code, response, responseCode: Number(response.slice(0, 3)) })

const answers: [what: string, error: unknown, isHanded: boolean, sent: object][] = [
  [
    'nobody of that name',
    said('550 5.1.1 nobody'),
    false,
    { kind: 'rejected', code: '5.1.1', text: '550 5.1.1 nobody' },
  ],
  ['a refusal without a code of its own', said('554 no'), true, { kind: 'rejected', code: '554', text: '554 no' }],
  ['too large', said('552 5.3.4 too big'), true, { kind: 'rejected', code: 'too-large', text: '552 5.3.4 too big' }],
  [
    'too large, seen beforehand',
    thrown({ code: 'EMESSAGE' }),
    false,
    { kind: 'rejected', code: 'too-large', text: '552 5.3.4 larger than the server takes' },
  ],
  [
    'no address at all',
    thrown({ code: 'EENVELOPE' }),
    false,
    { kind: 'rejected', code: '5.1.3', text: '553 5.1.3 no address that could be written to' },
  ],
  ['greylisted', said('451 4.7.1 greylisted'), false, { kind: 'retry', after: 60_000, code: 'throttled' }],
  ['too many', said('421 4.7.0 Too many messages'), false, { kind: 'retry', after: 60_000, code: 'throttled' }],
  ['out of order', said('451 4.3.0 no room'), true, { kind: 'retry', after: 30_000, code: 'failing' }],
  ['a wrong password', said('535 5.7.8 no', 'EAUTH'), false, { kind: 'retry', after: 30_000, code: 'refused' }],
  [
    'passwords that are no longer taken',
    said('550 5.7.30 Basic authentication is not supported', 'EAUTH'),
    false,
    { kind: 'retry', after: 30_000, code: 'refused' },
  ],
  [
    'no way to ask for passwords just now',
    said('454 4.7.0 later', 'EAUTH'),
    false,
    { kind: 'retry', after: 30_000, code: 'failing' },
  ],
  [
    'a certificate that does not hold',
    thrown({ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
    false,
    { kind: 'retry', after: 30_000, code: 'not-secure' },
  ],
  ['encryption that fails', thrown({ code: 'ETLS' }), false, { kind: 'retry', after: 30_000, code: 'not-secure' }],
  [
    'a cut before the mail was there',
    thrown({ code: 'ECONNECTION' }),
    false,
    { kind: 'retry', after: 30_000, code: 'unreachable' },
  ],
  ['a cut when it may have been', thrown({ code: 'ECONNECTION' }), true, { kind: 'unsure' }],
  ['time that ran out when it may have been', thrown({ code: 'ETIMEDOUT' }), true, { kind: 'unsure' }],
  ['a token that is over', fault('token-refused'), false, { kind: 'retry', after: 30_000, code: 'token-refused' }],
]
for (const [what, error, isHanded, sent] of answers)
  test(`a mail server: ${what}`, () => assert.deepEqual(sentOf(refusalOf(error, []), isHanded), sent))

test('what a server repeats of our secrets is taken out', () => {
  const secret = 'pass & word'
  const base64 = Buffer.from(`\u0000help@acme.example\u0000${secret}`).toString('base64')
  const heard = clean(
    `no ${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('base64')} ${base64}\r\n!`,
    [secret],
  )
  for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), base64])
    assert.ok(!heard.includes(form), heard)
  assert.match(heard, /^no .*!$/)
})
