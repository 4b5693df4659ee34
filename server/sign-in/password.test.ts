import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '#lib'
import { openAttempts } from './attempts.ts'
import { openPasswords } from './password.ts'
import type { SignIn } from './sign-in.ts'

test('after a hundred wrong tries from anywhere an account rests everywhere, for a quarter of an hour', async () => {
  let now = 0
  const passwords = openPasswords(
    {} as SignIn,
    openAttempts(() => now),
  )
  const guess = (place: number, isRight = false) =>
    passwords.guarded({ email: 'Ana@cafe.example', from: `198.51.100.${place}` }, async () => isRight || undefined)
  for (let place = 0; place < 100; place++) await assert.rejects(guess(place), { code: 'sign-in.wrong' })
  await assert.rejects(guess(200, true), { code: 'too-many', status: 429 })
  now += 15 * minute
  assert.equal(await guess(200, true), true)
})

test('whoever comes in has all of their tries again where they are, and the others keep theirs', async () => {
  const passwords = openPasswords(
    {} as SignIn,
    openAttempts(() => 0),
  )
  const guess = (from: string, isRight = false) =>
    passwords.guarded({ email: 'ana@cafe.example', from }, async () => isRight || undefined)
  for (const from of ['here', 'there'])
    for (let time = 0; time < 9; time++) await assert.rejects(guess(from), { code: 'sign-in.wrong' })
  assert.equal(await guess('here', true), true)
  for (let time = 0; time < 9; time++) await assert.rejects(guess('here'), { code: 'sign-in.wrong' })
  await assert.rejects(guess('there'), { code: 'sign-in.wrong' })
  await assert.rejects(guess('there'), { code: 'too-many' })
})
