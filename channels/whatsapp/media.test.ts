import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suiteContext } from '../suite/index.ts'
import { media } from './media.ts'
import { whatsappSettings } from './settings.ts'

const settings = whatsappSettings.read({ account: '880011', token: 'a token' })

type Asked = { address: string; authorization: string | null }

/** The platform, and who else is asked; what was asked of whom. */
function stage(answers: Response[]) {
  const asked: Asked[] = []
  const fetch = async (input: unknown, init?: RequestInit) => {
    asked.push({ address: String(input), authorization: new Headers(init?.headers).get('authorization') })
    return answers.shift() ?? new Response(null, { status: 404 })
  }
  return { asked, ctx: suiteContext(settings, { fetch: fetch as typeof globalThis.fetch }) }
}

const place = (url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1') => Response.json({ url })

test('the address of a file is asked for, then its bytes, both with the token', async () => {
  const { asked, ctx } = stage([place(), new Response('bytes')])
  assert.equal(await (await media({ id: '27548' }, ctx)).text(), 'bytes')
  assert.deepEqual(asked, [
    { address: 'https://graph.facebook.com/v24.0/27548', authorization: 'Bearer a token' },
    {
      address: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
      authorization: 'Bearer a token',
    },
  ])
})

test('an address that has run out is asked for once more, and only once', async () => {
  const { asked, ctx } = stage([place(), new Response(null, { status: 401 }), place(), new Response('bytes')])
  assert.equal(await (await media({ id: '27548' }, ctx)).text(), 'bytes')
  assert.equal(asked.length, 4)
  const gone = stage([place(), new Response(null, { status: 404 }), place()])
  assert.equal((await media({ id: '27548' }, gone.ctx)).status, 404)
  assert.equal(gone.asked.length, 4)
})

test('nobody but Meta hears the token', async () => {
  const strangers = [
    'https://cdn.example/a.jpg',
    'https://evilfbsbx.com/a',
    'http://lookaside.fbsbx.com/a',
    'https://fbsbx.com.example/a',
  ]
  for (const url of strangers) {
    const { asked, ctx } = stage([new Response('bytes')])
    await media({ url }, ctx)
    assert.deepEqual(asked, [{ address: url, authorization: null }])
    const told = stage([place(url), new Response('bytes')])
    await media({ id: '1' }, told.ctx)
    assert.equal(told.asked[1]?.authorization, null)
  }
})

test('what the platform has no more is gone; what it refuses is no file either', async () => {
  const fault = (code: number, status: number) => Response.json({ error: { code, message: 'a token' } }, { status })
  assert.equal((await media({ id: '1' }, stage([fault(100, 400)]).ctx)).status, 404)
  await assert.rejects(
    media({ id: '1' }, stage([fault(190, 401)]).ctx),
    /^Error: WhatsApp does not give the file: refused$/,
  )
  const { asked, ctx } = stage([])
  assert.equal((await media({ id: '../../me' }, ctx)).status, 404)
  assert.deepEqual(asked, [], 'an id is no path')
})
